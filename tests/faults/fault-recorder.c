/* fault-recorder.c: what a program does to the disk, written down in order, so that a power cut can be replayed
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded before the C library (LD_PRELOAD). FAULT_RECORD names the record, FAULT_FOLDER the folder whose files count.
 * A record is a line "LETTER LENGTH NUMBER PATH" and LENGTH bytes:
 *   C a file came to be · W written at NUMBER · T cut to NUMBER · S synced · U removed · R renamed, the new name as
 *   bytes · A said on standard output · N sent to the network, the first bytes of it */

#define _GNU_SOURCE
/* Both names of each call are taken over, so neither may stand for the other. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES      4096
#define NET_BYTES  2048

static char *paths[FILES];
static int record = -1;
static const char *folder;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

__attribute__ ((constructor)) static void
begin (void)
{
  const char *name = getenv ("FAULT_RECORD");

  folder = getenv ("FAULT_FOLDER");
  if (name != NULL && folder != NULL)
    record = (int) syscall (SYS_openat, AT_FDCWD, name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

static void
put (char        letter,
     const char *path,
     long long   number,
     const void *bytes,
     size_t      length)
{
  char head[4200];
  struct iovec parts[2];

  if (record < 0)
    return;
  parts[0].iov_base = head;
  parts[0].iov_len = (size_t) snprintf (head, sizeof head, "%c %zu %lld %s\n", letter, length, number, path);
  parts[1].iov_base = (void *) bytes;
  parts[1].iov_len = length;
  if (syscall (SYS_writev, record, parts, length > 0 ? 2 : 1) < 0)
    _exit (99);
}

/* The shared memory of a WAL is made anew after a power cut. */
static int
counts (const char *path)
{
  size_t length = path != NULL ? strlen (path) : 0;

  return record >= 0 && length > 4 && strncmp (path, folder, strlen (folder)) == 0 &&
         strcmp (path + length - 4, "-shm") != 0;
}

static const char *
path_of (int fd)
{
  return fd >= 0 && fd < FILES ? paths[fd] : NULL;
}

static int
opened (int         fd,
        const char *path,
        int         flags,
        int         was_there)
{
  if (fd < 0 || fd >= FILES || !counts (path))
    return fd;
  pthread_mutex_lock (&lock);
  free (paths[fd]);
  paths[fd] = strdup (path);
  if ((flags & O_CREAT) != 0 && !was_there)
    put ('C', path, 0, NULL, 0);
  else if ((flags & O_TRUNC) != 0)
    put ('T', path, 0, NULL, 0);
  pthread_mutex_unlock (&lock);
  return fd;
}

#define OPEN(name)                                            \
  int name (const char *path, int flags, ...)                 \
  {                                                           \
    int was_there = access (path, F_OK) == 0;                 \
    va_list more;                                             \
    mode_t mode;                                              \
                                                              \
    va_start (more, flags);                                   \
    mode = (flags & O_CREAT) != 0 ? va_arg (more, mode_t) : 0; \
    va_end (more);                                            \
    return opened (REAL (name) (path, flags, mode), path, flags, was_there); \
  }

OPEN (open)
OPEN (open64)

int
close (int fd)
{
  if (path_of (fd) != NULL)
    {
      pthread_mutex_lock (&lock);
      free (paths[fd]);
      paths[fd] = NULL;
      pthread_mutex_unlock (&lock);
    }
  return REAL (close) (fd);
}

#define PWRITE(name, type)                                                    \
  ssize_t name (int fd, const void *bytes, size_t length, type at)            \
  {                                                                           \
    ssize_t done = REAL (name) (fd, bytes, length, at);                       \
                                                                              \
    if (done > 0 && path_of (fd) != NULL)                                     \
      put ('W', path_of (fd), (long long) at, bytes, (size_t) done);          \
    return done;                                                              \
  }

PWRITE (pwrite, off_t)
PWRITE (pwrite64, off64_t)

ssize_t
write (int         fd,
       const void *bytes,
       size_t      length)
{
  long long at = path_of (fd) != NULL ? (long long) lseek64 (fd, 0, SEEK_CUR) : 0;
  ssize_t done;

  /* What is said is known from here on: written down before anybody reads it. */
  if (fd == 1)
    put ('A', "-", 0, bytes, length);
  done = REAL (write) (fd, bytes, length);
  if (done > 0 && path_of (fd) != NULL)
    put ('W', path_of (fd), at, bytes, (size_t) done);
  return done;
}

#define SYNC(name)                                     \
  int name (int fd)                                    \
  {                                                    \
    int result = REAL (name) (fd);                     \
                                                       \
    if (result == 0 && path_of (fd) != NULL)           \
      put ('S', path_of (fd), 0, NULL, 0);             \
    return result;                                     \
  }

SYNC (fsync)
SYNC (fdatasync)

#define CUT(name, type)                                \
  int name (int fd, type length)                       \
  {                                                    \
    int result = REAL (name) (fd, length);             \
                                                       \
    if (result == 0 && path_of (fd) != NULL)           \
      put ('T', path_of (fd), (long long) length, NULL, 0); \
    return result;                                     \
  }

CUT (ftruncate, off_t)
CUT (ftruncate64, off64_t)

int
unlink (const char *path)
{
  int result = REAL (unlink) (path);

  if (result == 0 && counts (path))
    put ('U', path, 0, NULL, 0);
  return result;
}

int
rename (const char *from,
        const char *to)
{
  int result = REAL (rename) (from, to);

  if (result == 0 && counts (from))
    put ('R', from, 0, to, strlen (to));
  return result;
}

ssize_t
send (int         fd,
      const void *bytes,
      size_t      length,
      int         flags)
{
  put ('N', "-", 0, bytes, length < NET_BYTES ? length : NET_BYTES);
  return REAL (send) (fd, bytes, length, flags);
}

ssize_t
sendmsg (int                  fd,
         const struct msghdr *message,
         int                  flags)
{
  for (size_t i = 0; i < message->msg_iovlen; i++)
    put ('N', "-", 0, message->msg_iov[i].iov_base,
         message->msg_iov[i].iov_len < NET_BYTES ? message->msg_iov[i].iov_len : NET_BYTES);
  return REAL (sendmsg) (fd, message, flags);
}
