import { JobAd } from './job-ad.ts'

if (!customElements.get('opslag-job-ad')) customElements.define('opslag-job-ad', JobAd)
