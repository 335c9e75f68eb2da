import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { plainText, safeAddress, sanitise } from '../../server/jobs/sanitise.ts'
import { rememberingSanitiser } from '../../server/jobs/sanitised.ts'

const TAGS = 'p|h[3-6]|ul|ol|li|blockquote|hr|br|a|strong|em|b|i|u|s|sub|sup|table|thead|tbody|tfoot|tr|th|td|caption'
const START = new RegExp(
  `^<(?:${TAGS})(?: (?:href="(?:https?://|mailto:|tel:)[^"<>]*"|rel="noopener"|(?:col|row)span="\\d{1,2}"|scope="(?:row|col)"|start="\\d{1,4}"))*(?: /)?>$`,
)
const END = new RegExp(`^</(?:${TAGS})>$`)

/** Every tag that is left is one of the list with nothing on it but what the list lets through. */
function assertSafe(html: string) {
  for (const [tag] of html.matchAll(/<[^>]*>?/g)) assert.ok(START.test(tag) || END.test(tag), `${tag} in ${html}`)
  assert.ok(!html.replace(/<[^>]*>/g, '').includes('<'))
}

describe('an ad’s body', () => {
  test('keeps what it may be made of, unchanged', () => {
    const body =
      '<h3>Om jobbet</h3><p>Vi søger <strong>dig</strong>, <em>helst</em> <b>nu</b> <i>og</i> <u>her</u>: <s>x</s> H<sub>2</sub>O m<sup>2</sup><br />slut</p>' +
      '<ul><li>én<ul><li>to</li></ul></li></ul><ol start="3"><li>tre</li></ol><blockquote>citat</blockquote><hr />' +
      '<table><caption>Løn</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td colspan="2">1 &lt; 2 &amp; 3</td></tr></tbody></table>'
    assert.deepEqual(sanitise(body), { html: body, changed: false })
  })

  test('has its headings below the ad’s title: in their order from h3', () => {
    assert.equal(sanitise('<h1>A</h1><h2>B</h2><h1>C</h1>').html, '<h3>A</h3><h4>B</h4><h3>C</h3>')
    assert.equal(sanitise('<h2>A</h2><h5>B</h5>').html, '<h3>A</h3><h4>B</h4>')
    assert.equal(sanitise('<h5>A</h5>').html, '<h3>A</h3>')
    assert.equal(
      sanitise('<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5>').html,
      '<h3>1</h3><h4>2</h4><h5>3</h5><h6>4</h6><h6>5</h6>',
    )
  })

  test('from Word loses its wrappers and empty paragraphs, not its words, and nobody is warned', () => {
    const word =
      '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->' +
      '<style>p.MsoNormal{mso-style-name:x}</style><p class="MsoNormal" style="mso-margin-top-alt:auto"><span lang=DA style="font-family:Arial">Vi&nbsp;&nbsp;&nbsp; tilbyder<o:p></o:p></span></p>' +
      '<p class=MsoNormal><o:p>&nbsp;</o:p></p><p>&nbsp;</p><p><br></p><div>En<br><br><br><br>to</div><div></div>' +
      '<![if !supportLists]><span>·<span style="font:7pt">&nbsp;&nbsp; </span></span><![endif]><?xml:namespace prefix = o />Frihed'
    assert.deepEqual(sanitise(word), {
      html: '<p>Vi tilbyder</p> <p>En<br /><br />to</p> · Frihed',
      changed: false,
    })
  })

  test('keeps blocks apart that were only parted by wrappers', () =>
    assert.equal(
      sanitise('<div>En</div><div>To<p>tre</p>fire</div><section>fem</section>').html,
      '<p>En</p><p>To</p><p>tre</p>fire <p>fem</p>',
    ))

  test('is told to be changed when a picture, script, form, frame or link’s address was taken out', () => {
    for (const html of [
      '<p>a<img src="https://x.example/p.png"></p>',
      '<p>a</p><script src="//x"></script>',
      '<p>a</p><form><input name=b></form>',
      '<p>a</p><iframe src="//x"></iframe>',
      '<p onclick="x()">a</p>',
      '<p><a href="javascript:x()">a</a></p>',
      '<p><a href="/relativt">a</a></p>',
      '<p>a</p><svg><circle/></svg>',
      '<p>a</p><video src=x></video>',
    ]) {
      const { html: clean, changed } = sanitise(html)
      assert.deepEqual([clean, changed], ['<p>a</p>', true], html)
    }
    for (const html of [
      '<div><span class=x style="color:red">a</span></div>',
      '<p><font>a</font> </p>',
      '<p><a>a</a></p>',
    ])
      assert.deepEqual(sanitise(html), { html: '<p>a</p>', changed: false }, html)
  })

  test('as plain text is its words, with blocks apart and inline parts together', () =>
    assert.equal(
      plainText(sanitise('<p>R&amp;D <b>fed</b>t &lt;b&gt;</p><ul><li>én</li><li>to</li></ul>slut').html),
      'R&D fedt <b> én to slut',
    ))
})

describe('a link', () => {
  test('leads to http, https, mailto and tel only; what lacks a scheme is taken for what it was meant to be', () => {
    for (const [given, wanted] of [
      ['https://www.example.dk/a?b=c&d=e#f', 'https://www.example.dk/a?b=c&d=e#f'],
      ['http://example.dk', 'http://example.dk/'],
      ['HTTPS://Example.DK/Æ', 'https://example.dk/%C3%86'],
      ['www.example.dk', 'https://www.example.dk/'],
      ['example.dk/sti', 'https://example.dk/sti'],
      ['example.dk:8080/sti', 'https://example.dk:8080/sti'],
      ['//example.dk/x', 'https://example.dk/x'],
      [' https://example.dk ', 'https://example.dk/'],
      ['mailto:hr@example.dk', 'mailto:hr@example.dk'],
      ['hr@example.dk', 'mailto:hr@example.dk'],
      ['tel:+45 00 00 00 00', 'tel:+4500000000'],
    ])
      assert.equal(safeAddress(given as string), wanted, given)
    assert.equal(
      sanitise('<a href="www.example.dk" target="_blank" onclick="x">x</a>').html,
      '<a href="https://www.example.dk/" rel="noopener">x</a>',
    )
  })

  test('that hides a script, a password or leads nowhere is dropped', () => {
    for (const given of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'java\tscript:alert(1)',
      '\u0001javascript:alert(1)',
      'java\u0000script:alert(1)',
      'javascript\u00a0:alert(1)',
      'vbscript:x',
      'data:text/html,<script>alert(1)</script>',
      'data:text/html;base64,PHNjcmlwdD4=',
      'blob:https://example.dk/x',
      'file:///etc/passwd',
      'ftp://example.dk',
      'view-source:https://example.dk',
      'https://bruger:kode@example.dk',
      'https://bank.dk@evil.example',
      '#anker',
      '/sti',
      '../op',
      '?q=1',
      '',
      'https://',
      'http:///',
      'mailto:',
      'mailto:a@b"onmouseover="x',
      'tel:javascript',
      'feed:javascript:alert(1)',
    ])
      assert.equal(safeAddress(given), null, JSON.stringify(given))
  })
})

/** OWASP's evasion sheet, DOMPurify's and others' nestings that change meaning when they are parsed again. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://x.example/xss.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1);//\\<</script>',
  '<script/xss src="//x"></script>',
  '<script\u0000>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x`y`" onerror=alert(1)//',
  '<IMG """><SCRIPT>alert(1)</SCRIPT>"\\>',
  '<img src=x:alert(alt) onerror=eval(src) alt=1>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert&#40;1&#41;</script>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a>',
  '<body onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><input type=submit></form>',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<base href="javascript:alert(1)//">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href="//x.example/x.css">',
  '<style>@import "//x.example/x.css";</style>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<p class="opslag" id="fetch" name="body">x</p>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="&#106;&#97;vascript:alert(1)">x</a>',
  '<a href="&#x6A&#x61vascript:alert(1)">x</a>',
  '<a href="java&Tab;script:alert(1)">x</a>',
  '<a href="java&NewLine;script:alert(1)">x</a>',
  '<a href=`javascript:alert(1)`>x</a>',
  '<a href="https://x.dk/&quot;onmouseover=&quot;alert(1)">x</a>',
  '<a href="https://x.dk/" style="x" onmouseover=alert(1)>x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
  '<math><a xlink:href=javascript:alert(1)>x</a></math>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<xmp><p title="</xmp><img src onerror=alert(1)>"></xmp>',
  '<title><a title="</title><img src=x onerror=alert(1)>">',
  '<textarea><p title="</textarea><img src onerror=alert(1)>"></textarea>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<select><template><style><!--</style><a rel="--></style></template></select><img src onerror=alert(1)>">',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<x onclick=alert(1)>x</x>',
  '<p/onclick=alert(1)>x',
  '<td background="javascript:alert(1)">x</td>',
  '<table><tr><td><svg><desc><table><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;lt;img src=x onerror=alert(1)&amp;gt;',
  '\u2028<img\u000csrc=x\u000conerror=alert(1)>',
  '<p title="<!--">x<!--"><script>alert(1)</script>',
  '<b <script>alert(1)</script>0',
  '<div id="__proto__" constructor="x">x</div>',
]

describe('whatever is sent', () => {
  test('only listed tags and attributes are left, and sanitising the result again changes nothing', () => {
    for (const hostile of [...HOSTILE, ...HOSTILE.map((html) => `<div><ul><li><b>${html}</b></li></ul></div>`)]) {
      const { html } = sanitise(hostile)
      assertSafe(html)
      assert.equal(sanitise(html).html, html, hostile)
    }
  })

  test('text that shows markup stays text', () => {
    assert.equal(sanitise('&lt;script&gt;').html, '&lt;script&gt;')
    assert.equal(sanitise('&amp;lt;b&amp;gt;').html, '&amp;lt;b&amp;gt;')
  })

  test('pieces of markup in any order come out safe and stable', () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<div>',
        '</div>',
        '<b>',
        '</b>',
        '<h2>',
        '</h2>',
        '<ul>',
        '<li>',
        '</ul>',
        '<table>',
        '<td>',
        '</table>',
      ],
      ...[
        '<svg>',
        '</svg>',
        '<math>',
        '<style>',
        '</style>',
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<a href="',
        '">',
        '</a>',
      ],
      ...[
        '<img src=x onerror=x>',
        '"',
        "'",
        '>',
        '<',
        '&',
        '&lt;',
        '&#0;',
        ' ',
        '\u0000',
        'javascript:',
        'x',
        '<br>',
        '&nbsp;',
        '<template>',
      ],
      ...[
        '<noscript>',
        '</noscript>',
        '<textarea>',
        '</textarea>',
        '<![CDATA[',
        ']]>',
        '<select>',
        '<option>',
        '<blockquote>',
        '=',
        '/',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { html } = sanitise(pieces.join(''))
        assertSafe(html)
        assert.equal(sanitise(html).html, html)
      }),
      { numRuns: 1_500, seed: 20261120 },
    )
  })

  test('the longest body there can be comes out safe, however it is nested', () => {
    const most = 200_000
    for (const unit of [
      '<p>',
      '<b>',
      '<div><p>',
      '<ul><li>',
      '<table><tr><td>',
      '<h1>',
      '<br> ',
      '<p> ',
      '<',
      '<a<',
      '<!--',
      '<em> ',
    ])
      assertSafe(sanitise(unit.repeat(most / unit.length)).html)
  })
})

test('what is shown of a stored body is what sanitising makes of it; that is done once while it is remembered', () => {
  const asked: string[] = []
  const sanitised = rememberingSanitiser({ most: 3, characters: 40 }, (html) => {
    asked.push(html)
    return sanitise(html)
  })
  const show = (...bodies: string[]) => {
    asked.length = 0
    for (const html of bodies) assert.equal(sanitised(html), sanitise(html).html)
    return asked
  }
  const [clean, wrapped, empty, other] = ['<p>Kom.</p>', '<div>Kom<script>1</script></div>', '', '<p onclick="x">Æ</p>']
  assert.deepEqual(show(clean, wrapped, empty), [clean, wrapped, empty])
  assert.deepEqual(show(empty, wrapped, clean), [])
  assert.deepEqual(show(other, clean, wrapped), [other], 'the one asked for longest ago went')
  assert.deepEqual(show(empty), [empty])
  // What takes more room than there is goes again, and takes the others along.
  const long = `<div>${'æ'.repeat(50)}</div>`
  assert.deepEqual(show(long, long, clean), [long, long, clean])
})
