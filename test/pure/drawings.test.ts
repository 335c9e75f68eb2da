import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { drawingFault, logoFaults } from '../../themes/logo.ts'

const SVG = 'xmlns="http://www.w3.org/2000/svg"'
const draw = (inside: string, said = '') => `<svg ${SVG} viewBox="0 0 120 40"${said}>${inside}</svg>`
const found = (svg: string) => {
  const fault = drawingFault(svg)
  return fault && ('found' in fault ? fault.found : fault.code)
}

/** As drawing programs write them. */
const REAL: Record<string, string> = {
  Figma: `<svg width="120" height="40" viewBox="0 0 120 40" fill="none" ${SVG}>
    <g clip-path="url(#clip0_1_2)"><mask id="m" style="mask-type:luminance" maskUnits="userSpaceOnUse" x="0" y="0" width="9" height="9">
    <path d="M0 0H9V9H0V0Z" fill="white"/></mask><g mask="url(#m)"><path fill-rule="evenodd" clip-rule="evenodd" d="M1 1z" fill="url(#p)"/></g></g>
    <defs><linearGradient id="p" x1="0" y1="0" x2="9" y2="9" gradientUnits="userSpaceOnUse"><stop stop-color="#0B5566"/>
    <stop offset="1" stop-color="#0B5566" stop-opacity="0"/></linearGradient><clipPath id="clip0_1_2"><rect width="9" height="9" fill="white"
    transform="translate(1 2) rotate(-45)"/></clipPath></defs></svg>`,
  Illustrator: `\ufeff<?xml version="1.0" encoding="utf-8"?>
    <!-- Generator: Adobe Illustrator 27.1.1, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
    <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
    <svg version="1.1" id="Lag_1" ${SVG} xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 120 40"
    style="enable-background:new 0 0 120 40;" xml:space="preserve"><style type="text/css"> .st0{fill:#0B5566;} .st1{clip-path:url(#SVGID_2_);}
    .st0,.st2 > path{fill:url(#g);opacity:.5} </style><g id="Våben" data-name="Våben &amp; navn"><defs><path id="SVGID_1_" d="M0 0h9v9z"/></defs>
    <clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath><radialGradient id="g" cx="1" cy="1" r="9" fx="1" fy="1"
    gradientTransform="matrix(1 0 0 -1 0 40)"><stop offset="0" style="stop-color:#FFFFFF"/></radialGradient><path class="st0" d="M0,0c1-2.5e-3"/></g></svg>`,
  Inkscape: `<?xml version="1.0" encoding="UTF-8" standalone="no"?><!-- Created with Inkscape (http://www.inkscape.org/) -->
    <svg inkscape:version="1.3" sodipodi:docname="logo.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
    xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink" ${SVG}
    xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
    xmlns:dc="http://purl.org/dc/elements/1.1/" viewBox="0 0 120 40"><sodipodi:namedview id="base" pagecolor="#ffffff" inkscape:zoom="1.4"/>
    <metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>
    <path style="fill:#0b5566;fill-opacity:1;stroke:none;-inkscape-stroke:none;filter:none" d="m 0,0 c 1,2" inkscape:connector-curvature="0"/></svg>`,
  'an older Inkscape': draw(
    '<path filter="none" d="M0 0z" inkscape:label="Hus"/>',
    ' xmlns:inkscape="http://inkscape.sourceforge.net/DTD/inkscape-0.dtd"',
  ),
  'a newer Illustrator': draw(
    `<style>/* the office's red, "as printed" */ .a{fill:#e4002b;fill:color(display-p3 .84 .1 .2)} .b{font-family:'Museo Sans'}</style>`,
  ),
  'a hand': draw(
    `<title id="t">Østersøkonservatoriet &#8211; Huset</title><desc>Et hus</desc><symbol id="s"><circle r="4" fill="rgb(1, 2, 3)"/></symbol>
     <use href="#s" x="9" transform="scale(2)"/><pattern id="q" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M0 0h2"/></pattern>
     <rect width="9" height="9" fill="url('#q') #fff" stroke-dasharray="1 2"/><polygon points="0,0 1,1"/>`,
    ' role="img" aria-labelledby="t" focusable="false"',
  ),
}

test('drawings as programs and people write them are logos', () => {
  for (const [by, svg] of Object.entries(REAL)) assert.equal(found(svg), null, by)
  const ours = globSync('{themes/*,demo/pages/*}/*.svg')
  assert.ok(ours.length >= 10)
  for (const file of ours) assert.equal(found(readFileSync(file, 'utf8')), null, file)
})

test('whatever stands in no list is refused by its name, in a logo that is uploaded and in one in a folder', () => {
  const X = 'https://evil.example/x'
  const planted: [svg: string, found: string][] = [
    [draw('<script>alert(1)</script>'), '<script'],
    [draw('<SCRIPT>alert(1)</SCRIPT>'), '<SCRIPT'],
    [draw('<g onload="alert(1)"/>'), 'onload='],
    [draw('', ' onload="alert(1)"'), 'onload='],
    [draw('<foreignObject><p/></foreignObject>'), '<foreignObject'],
    [draw('<iframe/>'), '<iframe'],
    [draw(`<image href="${X}"/>`), '<image'],
    [draw('<feImage href="#a"/>'), '<feImage'],
    [draw('<a href="#a"/>'), '<a'],
    [draw('<animate attributeName="href" values="javascript:alert(1)"/>'), '<animate'],
    [draw('<set attributeName="onmouseover" to="alert(1)"/>'), '<set'],
    [draw('<handler>alert(1)</handler>'), '<handler'],
    [draw('<audio src="x"/>'), '<audio'],
    [draw('<path src="x"/>'), 'src='],
    [draw('<use href="javascript:alert(1)"/>'), 'href="javascript:alert(1)"'],
    [draw(`<use href="${X}#a"/>`), `href="${X}#a"`],
    [draw('<use href="other.svg#a"/>'), 'href="other.svg#a"'],
    [draw('<use href=" #a"/>'), 'href=" #a"'],
    [draw('<use href="data:image/svg+xml,x"/>'), 'href="data:image/svg+xml,x"'],
    // What counts the parts reads no numbers for letters.
    [draw('<use href="&#35;a"/>'), 'href="&#35;a"'],
    [draw('<g id="&#97;"/>'), 'id="&#97;"'],
    [draw('<use xlink:href="//evil"/>', ' xmlns:xlink="http://www.w3.org/1999/xlink"'), 'xlink:href="//evil"'],
    [
      draw('<use l:href="//evil"/>', ' xmlns:l="http://www.w3.org/1999/xlink"'),
      'xmlns:l="http://www.w3.org/1999/xlink"',
    ],
    [
      draw('<xi:include href="/etc/passwd"/>', ' xmlns:xi="http://www.w3.org/2001/XInclude"'),
      'xmlns:xi="http://www.w3.org/2001/XInclude"',
    ],
    [
      draw('<g xmlns:inkscape="http://www.w3.org/2001/XInclude"><inkscape:include href="x"/></g>'),
      'xmlns:inkscape="http://www.w3.org/2001/XInclude"',
    ],
    [
      draw('<h:script>1</h:script>', ' xmlns:h="http://www.w3.org/1999/xhtml"'),
      'xmlns:h="http://www.w3.org/1999/xhtml"',
    ],
    [draw('<g xmlns="http://www.w3.org/1999/xhtml"/>'), 'xmlns="http://www.w3.org/1999/xhtml"'],
    [draw('<svg:script>1</svg:script>', ' xmlns:svg="http://www.w3.org/2000/svg"'), '<svg:script'],
    [draw('<g xml:base="https://evil"/>'), 'xml:base='],
    [draw(`<path fill="url(${X})"/>`), `fill="url(${X})"`],
    [draw('<path fill="&#117;rl(//evil)"/>'), 'fill="&#117;rl(//evil)"'],
    [draw('<path fill="u\\72l(//evil)"/>'), 'fill="u\\72l(//evil)"'],
    [draw('<path fill="url(#a)url(//evil)"/>'), 'fill="url(#a)url(//evil)"'],
    [draw('<path style="fill:url(//evil)"/>'), 'style="fill:url(//evil)"'],
    [draw('<path style="background:red"/>'), 'style="background:red"'],
    [draw('<path style="behavior:url(#x)"/>'), 'style="behavior:url(#x)"'],
    [draw('<path style="fill:red;fill:image-set(x)"/>'), 'style="fill:red;fill:image-set(x)"'],
    [draw('<path style="fill:/**/url(//evil)"/>'), 'style="fill:/**/url(//evil)"'],
    [draw('<path style="filter:url(#f)"/>'), 'style="filter:url(#f)"'],
    [draw('<style>@import "x"</style>'), '@import'],
    [draw('<style><![CDATA[@font-face{src:url(x)}]]></style>'), '@font-face'],
    [draw('<style>&#64;import "x"</style>'), '@import'],
    [draw('<style>.a{fill:url(//evil)}</style>'), 'fill:url(//evil)'],
    [draw('<path filter="url(#f)"/>'), 'filter="url(#f)"'],
    [draw('<style>.a{font:"/*";fill:url(//evil);font:"*/"}</style>'), '"'],
    [draw(`<style>/* it's */.a{fill:url(//evil)}/* it's */</style>`), 'fill:url(//evil)'],
    [draw(`<style>.a{font:"\n";fill:url(//evil);font:"\n"}</style>`), '"'],
    [draw('<style>.a{font:"\\";fill:url(//evil);font:"\\"}</style>'), '"'],
    [draw('<style>/*/ .a{fill:red} */ .b{fill:color(url(//evil))}</style>'), 'fill:color(url(//evil))'],
    [draw('<style>.a{fill:ur<!-- -->l(//evil)}</style>'), '.a{fill:ur'],
    [draw('<style>.a{x:expression(1)}</style>'), 'x:expression(1)'],
    [draw('<style><g/>@import "x"</style>'), '<g'],
    [draw('<filter id="f"/>'), '<filter'],
    [draw('<path d="&evil;"/>'), 'd="&evil;"'],
    [draw('<title>&evil;</title>'), '&evil;'],
    [`<!DOCTYPE svg [<!ENTITY evil "x">]>${draw('')}`, '<!ENTITY'],
    [draw('<?xml-stylesheet href="x"?>'), '<?xml-stylesheet'],
    [draw('<g onload=alert(1)/>'), '<g'],
    [draw('<!--><script>alert(1)</script>-->'), '<!--'],
    [draw('<g/ onload="x">'), '<g'],
  ]
  for (const [svg, what] of planted) {
    assert.equal(found(svg), what, svg)
    assert.ok(logoFaults(svg).some(({ code }) => code === 'logo-not-a-picture') || /DOCTYPE/.test(svg), svg)
  }
})

test('a drawing that would keep its reader busy is read once from end to end', () => {
  const many = 200_000
  const busy = [
    draw(`<path d="${'a'.repeat(many)}"/>`),
    draw(`<path d="${'a'.repeat(many)}("/>`),
    draw(`<path fill="${'url('.repeat(many / 4)}"/>`),
    draw(`<path ${' '.repeat(many)}`),
    draw(`<path ${'a="" '.repeat(many / 5)}`),
    draw(`<style>${' '.repeat(many)}</style>`),
    draw(`<style>.a{fill:${' '.repeat(many)}x y}</style>`),
    draw(`<style>${'/*'.repeat(many / 2)}</style>`),
    draw(`<style>${'/* '.repeat(many / 3)}</style>`),
    draw(`<title>${'&'.repeat(many)}</title>`),
    draw('<!--'.repeat(many / 4)),
    draw(`<style>${'a'.repeat(many)} b{fill:url(#a)}</style>`),
    draw(`<style>${'.a{fill:url(#b)}'.repeat(many / 20)}</style>${'<g class="a"/>'.repeat(many / 20)}`),
  ]
  // One that takes its length times its length would not come to an end here.
  assert.deepEqual(
    busy.map((svg) => found(svg)?.slice(0, 5) ?? null),
    [null, 'd="aa', 'fill=', '<path', '<path', null, null, '/*', '/*', '&&&&&', '<!--', null, '<use'],
  )
})

test('parts that are painted for parts are counted, whatever stands beside them', () => {
  const nested = (group: (n: number) => string) =>
    draw(
      `<g id="a0"><rect/></g>${[1, 2, 3, 4].map((n) => `${group(n)}${`<use href="#a${n - 1}"/>`.repeat(10)}</g>`).join('')}`,
    )
  for (const group of [
    (n: number) => `<g id="a${n}">`,
    (n: number) => `<g id="a${n}"><!-- </g> -->`,
    (n: number) => `<g class=" id='z'" id="a${n}">`,
  ])
    assert.deepEqual(drawingFault(nested(group)), { code: 'logo-not-a-picture', found: '<use' })
})

test('what a rule has painted is counted for everything that the rule may be for', () => {
  const masks = (sheet: (n: number) => string, one: (n: number) => string, inside = '') =>
    draw(
      `<style>${inside && '<![CDATA['}${[1, 2, 3, 4].map((n) => sheet(n)).join('')}${inside}</style>${[0, 1, 2, 3, 4].map((n) => `<mask id="m${n}">${one(n).repeat(10)}</mask>`).join('')}<g mask="url(#m4)"/>`,
    )
  const planted: [sheet: (n: number) => string, one: (n: number) => string, inside?: string][] = [
    [(n) => `.c${n}{mask:url(#m${n - 1})}`, (n) => `<path class="x c${n}"/>`],
    [(n) => `.c${n}{mask:url(#m${n - 1})}`, (n) => `<path class="&#99;${n}"/>`],
    [(n) => `.c${n}{mask:url(#m${n - 1})}`, (n) => `<path class="c${n}"/>`, ']]>'],
    [(n) => `mask g.c${n}:first-child,.y{mask:url("#m${n - 1}")}`, (n) => `<g class="c${n}"/>`],
    [(n) => `g:not(.a .b${n}){mask:url(#m${n - 1})}`, () => '<g/>'],
    [(n) => `[class=c${n}]{mask:url(#m${n - 1})}`, (n) => `<g class="c${n}"/>`],
    [(n) => `/* }it's{ */#m${n} &gt; path{mask:url(#m${n - 1})}`, () => '<path/>'],
  ]
  for (const given of planted)
    assert.deepEqual(drawingFault(masks(...given)), { code: 'logo-not-a-picture', found: '<use' }, masks(...given))
  const clipped = `<style>.a{clip-path:url(#c)}.b{fill:url(#d)}</style><clipPath id="c"><path/></clipPath><g class="b">${'<path class="a"/>'.repeat(200)}</g>`
  assert.equal(drawingFault(draw(clipped)), null)
})
