import { define } from '../shared/element.ts'
import { strings } from './strings.en.ts'
import { TalentPool } from './talent-pool.ts'

define('opslag-talent-pool', TalentPool, { en: strings })
