export { certificateFor, newAuthority } from '../../demo/jobnet/certificate.ts'
