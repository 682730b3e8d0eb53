/* steward-clock.c: what time it is, for those who may ask
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-clock"

#include "steward-clock.h"

struct _StewardClock
{
  GObject  parent_instance;
  gint64   fixed_us;
  gboolean is_fixed;
};

G_DEFINE_FINAL_TYPE (StewardClock, steward_clock, G_TYPE_OBJECT)

static void
steward_clock_class_init (StewardClockClass *klass)
{
}

static void
steward_clock_init (StewardClock *self)
{
}

/**
 * steward_clock_new_system:
 *
 * Returns: (transfer full): the machine's clock; any thread may ask it
 */
StewardClock *
steward_clock_new_system (void)
{
  return g_object_new (STEWARD_TYPE_CLOCK, NULL);
}

/**
 * steward_clock_new_fixed:
 * @now_us: the moment it shows, in microseconds since 1970 UTC
 *
 * Returns: (transfer full): a clock that stands still until it is advanced
 */
StewardClock *
steward_clock_new_fixed (gint64 now_us)
{
  StewardClock *self = g_object_new (STEWARD_TYPE_CLOCK, NULL);

  self->is_fixed = TRUE;
  self->fixed_us = now_us;
  return self;
}

/**
 * steward_clock_now_us:
 *
 * Returns: microseconds since 1970 UTC
 */
gint64
steward_clock_now_us (StewardClock *self)
{
  g_return_val_if_fail (STEWARD_IS_CLOCK (self), 0);

  return self->is_fixed ? self->fixed_us : g_get_real_time ();
}

/**
 * steward_clock_advance:
 * @by_us: how far, in microseconds; may be negative
 *
 * Moves a fixed clock. A system clock can't be moved.
 */
void
steward_clock_advance (StewardClock *self,
                       gint64        by_us)
{
  g_return_if_fail (STEWARD_IS_CLOCK (self));
  g_return_if_fail (self->is_fixed);

  self->fixed_us += by_us;
}
