/* bench.h: CPU time, and how a figure is printed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdlib.h>
#include <time.h>

/* CPU seconds of the whole process, or of this thread. */
static inline double
bench_cpu (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static inline void
bench_print (const char *name,
             double      value,
             const char *unit,
             double      ratio)
{
  g_print ("%s %.3f %s %.2f\n", name, value, unit, ratio);
}

static inline guint
bench_number (const char *variable,
              guint       otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static inline int
bench_compare (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* The value that 95 of 100 don't pass. Sorts. */
static inline double
bench_p95 (GArray *values)
{
  g_array_sort (values, bench_compare);
  return g_array_index (values, double, MIN (values->len - 1, values->len * 95 / 100));
}
