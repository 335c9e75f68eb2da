import { define } from '../shared/element.ts'
import { strings as fields } from '../shared/form/strings.da.ts'
import { ApplicationForm } from './application-form.ts'
import { strings } from './strings.da.ts'

define('opslag-application-form', ApplicationForm, { da: { ...strings, ...fields } })
