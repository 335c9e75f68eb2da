export * from './applications.ts'
export * from './institutions.ts'
export * from './jobs.ts'
export * from './operation.ts'
