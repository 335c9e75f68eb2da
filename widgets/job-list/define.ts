import { JobList } from './job-list.ts'

if (!customElements.get('opslag-job-list')) customElements.define('opslag-job-list', JobList)
