import type { faults as danish } from './strings.faults.da.ts'

/** What the bench says in its own words of what `themes/sentences.ts` says of files and tokens. */
export const faults: typeof danish = {
  contrast: (what, low, least) => `${what}: the contrast is ${low}. At least ${least} is needed.`,
  contrastOn: (ratio, ground) => `${ratio} on “${ground}”`,
  font: (name) => `the font ${name}`,
  theLogo: 'the logo',
  noLicence: (what) => `Say who owns ${what}, and on which terms it may be used.`,
  missingFont: (what, family) =>
    `${what}: there is no font “${family}”. Add it under “Your own fonts”, or begin with one that machines bring, such as Georgia.`,
  lostFont: (what) => `The file of ${what} is not here. Add it again.`,
  heavyFonts: (size, most) =>
    `The design’s fonts weigh ${size}. There is room for ${most}. Upload them under “Publish” with a key: the server cuts them down to the letters that are needed and hands them back to the design. Or use fewer weights.`,
  noLogo: 'There is no logo. Choose one as SVG.',
  weight: (family, weight, used) => `${family} has no weight ${weight}. The browser uses ${used} instead.`,
}
