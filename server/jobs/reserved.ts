import { TEST_SOURCE } from '../contract/connection.ts'
import { POOL_SOURCE } from '../contract/talent-pool.ts'

/** Sources that are our own: connection tests keep their jobs there, and talent pools their entries of the list. */
const RESERVED: readonly string[] = [TEST_SOURCE, POOL_SOURCE]

export const isReservedSource = (source: string): boolean => RESERVED.includes(source)
