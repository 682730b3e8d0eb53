#!/usr/bin/env python3
"""feed-server.py FOLDER: serves the files of a folder on loopback, with ETag; ends with whoever started it.

Prints its port. Every request is a line in FOLDER/requests: method, path, status. Beside the files:
/moved → 301 to /feed.xml, /slow answers after 30 s, /count/N is a feed of N items, /status/N answers so.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import ctypes
import hashlib
import http.server
import os
import signal
import socketserver
import sys
import time

folder = sys.argv[1]
ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    wbufsize = -1

    def log_message(self, *_):
        pass

    def send(self, status, body=b'', **headers):
        with open(os.path.join(folder, 'requests'), 'a') as log:
            log.write(f'{self.command} {self.path} {status}\n')
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def do_GET(self):
        name = os.path.basename(self.path)
        if self.path == '/moved':
            return self.send(301, Location='/feed.xml')
        if self.path == '/slow':
            time.sleep(30)
        if self.path.startswith('/status/'):
            return self.send(int(name))
        if self.path.startswith('/count/'):
            body = b'<rss version="2.0"><channel><title>Many</title>' + b''.join(
                b'<item><guid isPermaLink="false">%d</guid><title>Item %d</title></item>' % (i, i)
                for i in range(int(name))) + b'</channel></rss>'
        else:
            try:
                with open(os.path.join(folder, name), 'rb') as f:
                    body = f.read()
            except OSError:
                return self.send(404)
        etag = '"%s"' % hashlib.sha256(body).hexdigest()[:16]
        if self.headers.get('If-None-Match') == etag:
            return self.send(304, ETag=etag)
        return self.send(200, body, ETag=etag, Content_Type='application/xml')


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 64


server = Server(('127.0.0.1', 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
