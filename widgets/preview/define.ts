export { previewed } from '../shared/preview.ts'
