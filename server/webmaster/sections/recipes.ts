import type { Html } from '../../portal/language.ts'
import type { Facts } from '../facts.ts'
import { note, type Piece, paragraphs, part, section, snippet, steps } from '../parts.ts'
import { strings as da, type RecipeStrings } from '../recipe-strings.da.ts'
import { strings as en } from '../recipe-strings.en.ts'
import {
  drupalAttach,
  drupalLibrary,
  drupalTags,
  sharepointPolicy,
  sharepointWebPart,
  typo3Policy,
  typo3Setup,
  umbracoPartial,
  umbracoTemplate,
  wordpressFunctions,
} from '../site-snippets.ts'

export function recipes(facts: Facts, title: string): Html {
  const t: RecipeStrings = facts.language === 'en' ? en : da
  const recipe = (name: string, of: { strips: string; steps: string[] }, heading: string, ...code: Piece[]) =>
    part(name, heading, note(`**${t.strips}:** ${of.strips}`), steps(of.steps), ...code)
  return section(
    'recipes',
    title,
    paragraphs(t.text),
    recipe(
      'umbraco',
      t.umbraco,
      'Umbraco',
      snippet('umbraco-partial', t.umbraco.partial, umbracoPartial(facts)),
      snippet('umbraco-template', t.umbraco.template, umbracoTemplate(facts)),
    ),
    recipe(
      'drupal',
      t.drupal,
      'Drupal',
      snippet('drupal-library', t.drupal.library, drupalLibrary(facts)),
      snippet('drupal-attach', t.drupal.attach, drupalAttach()),
      snippet('drupal-tags', t.drupal.tags, drupalTags()),
    ),
    recipe('wordpress', t.wordpress, 'WordPress', snippet('wordpress', t.wordpress.code, wordpressFunctions(facts))),
    recipe(
      'typo3',
      t.typo3,
      'TYPO3',
      snippet('typo3-setup', t.typo3.setup, typo3Setup(facts)),
      snippet('typo3-policy', t.typo3.policy, typo3Policy(facts)),
    ),
    recipe(
      'sharepoint',
      t.sharepoint,
      'SharePoint',
      snippet('sharepoint-policy', t.sharepoint.policy, sharepointPolicy(facts)),
      snippet('sharepoint-web-part', t.sharepoint.webPart, sharepointWebPart(facts)),
    ),
    recipe('plain-html', t.html, t.html.title),
  )
}
