import type { RecipeStrings } from './recipe-strings.da.ts'

export const strings: RecipeStrings = {
  text: [
    'The same for all: the script belongs in the template, not in the text, and the tag must go in by a way that the editor does not clean. Look at the source of the page in the browser afterwards. If the tag is missing, the editor has removed it.',
    'A recipe’s lines for `<head>` stand in the place of those under [the script](#script), not beside them: each line belongs on a page once.',
  ],
  strips: 'What it removes',
  umbraco: {
    strips:
      'The rich text editor removes unknown tags and scripts when the page is saved. Templates and partial views are not cleaned.',
    steps: [
      'Make a partial view, `Views/Partials/Opslag.cshtml`, with the tag.',
      'Paste the lines into the `<head>` of the template that the job page uses, and call the partial view where the positions belong.',
      'If editors shall place the list themselves, make a block in Block List or Block Grid whose view is the same partial view.',
      'Razor reads `@` as code. There is none in the lines; if you write one yourselves, it must be `@@`.',
    ],
    partial: 'The partial view, Views/Partials/Opslag.cshtml',
    template: 'The template',
  },
  drupal: {
    strips: 'Text formats with limited HTML remove unknown tags, and always `style`. Scripts are removed too.',
    steps: [
      'Add the library to the theme’s `THEME.libraries.yml`, and attach it in the template of the job page. `THEME` is the name of the theme.',
      'Allow the tags: in the text format, under “Source editing” of CKEditor, the line goes into “Manually editable HTML tags”. Or put the tag into a block template, where the editor does not touch it.',
      'Write the height in the theme’s style sheet, not on the tag: [the reserve](#height).',
      'Rebuild the cache. Drupal’s aggregation does not touch external files.',
    ],
    library: 'The library, THEME.libraries.yml',
    attach: 'In the Twig template of the job page',
    tags: 'Tags that the text format must allow',
  },
  wordpress: {
    strips:
      'The block “Custom HTML” keeps unknown tags only for users with the capability `unfiltered_html`. In a network of sites only super administrators have it. Scripts in content are removed for everybody else.',
    steps: [
      'Paste the code into `functions.php` of the child theme, or into a small plugin. Change `jobs` to the slug of the job page.',
      'Write `[opslag]` in a shortcode block where the positions belong. Shortcodes are not cleaned.',
      'Exclude `/embed/` in plugins that combine, defer or delay scripts: they change the file, and then the browser refuses it.',
    ],
    code: 'The theme’s functions.php',
  },
  typo3: {
    strips:
      'The RTE field removes unknown tags. The content element “HTML” does not, but only trusted editors may use it.',
    steps: [
      'Add the lines to the TypoScript of the job page.',
      'Put the tag in with the content element “HTML”, or in the Fluid template of the page.',
      'If the security policy of the frontend is on, put the rules into `config/sites/<site>/csp.yaml`.',
      'Flush the caches.',
    ],
    setup: 'TypoScript: the lines in <head>',
    policy: 'The site’s policy, config/sites/<site>/csp.yaml',
  },
  sharepoint: {
    strips:
      'Modern pages have no web part that takes scripts or unknown tags. The web part “Embed” takes a frame only, and only from allowed domains. Since 2026 only scripts from sources that the tenant’s administrator has approved are run.',
    steps: [
      '**Without a developer:** Add the host name to “HTML Field Security” in the settings of the site, and put [the frame without script](#frame-alone) in with the web part “Embed”. The origin of the site must be [registered](#register).',
      '**With a developer:** Make a web part with SharePoint Framework whose `render` is the one below, and have the administrator approve the server as a source of scripts.',
      '**Classic pages:** “Script Editor” exists only where custom scripts are allowed, and they are allowed for a day at a time. Do not build on it.',
    ],
    policy: 'Approve the server (SharePoint Online Management Shell)',
    webPart: 'The web part’s render()',
  },
  html: {
    title: 'Plain HTML',
    strips: 'Nothing.',
    steps: [
      'Take [the whole page](#whole-page), or paste [the two pieces](#script) into the page you have.',
      'Put it on a web server. A file that is opened straight from the disk has no origin and cannot send applications.',
    ],
  },
}
