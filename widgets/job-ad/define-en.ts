import { define } from '../shared/element.ts'
import { JobAd } from './job-ad.ts'
import { strings } from './strings.en.ts'

define('opslag-job-ad', JobAd, { en: strings })
