import { define } from '../shared/element.ts'
import { JobAd } from './job-ad.ts'
import { strings } from './strings.da.ts'

define('opslag-job-ad', JobAd, { da: strings })
