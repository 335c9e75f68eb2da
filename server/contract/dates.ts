import * as z from 'zod'

/** A day, YYYY-MM-DD. */
export const LocalDate = z.iso.date()

/**
 * A deadline as a source gives it: an instant with an offset, a local date and time in Europe/Copenhagen, or a date,
 * which ends at its last millisecond there.
 */
export const DeadlineInput = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ local: true }), LocalDate])
