/**
 * The page of an official document (GB/T 9704—2012), in the units of WordprocessingML: twips (20 to the point, 56.7
 * to the millimetre) for lengths, half points for font sizes.
 */

/** A4. */
export const PAGE = { width: 11906, height: 16838 };
/** 37, 35, 28 and 26 mm (5.2.2). */
export const MARGINS = { top: 2098, bottom: 1984, left: 1588, right: 1474 };
export const TEXT_WIDTH = PAGE.width - MARGINS.left - MARGINS.right;
/** From the lower edge of the page to that of the page number, which stands 7 mm below the text (7.5). */
export const FOOTER = 1389;

/** 二号, 三号, 四号 and 五号. */
const SIZES = { two: 44, three: 32, four: 28, five: 21 };
/** 22 lines a page (5.2.3): 28 pt each. */
const LINE = 560;

/** A font, with its substitutes if it is not installed. */
interface Font {
  readonly name: string;
  readonly instead: readonly string[];
  readonly family: 'roman' | 'modern' | 'script';
}

const FONTS = {
  title: {
    name: '方正小标宋简体',
    instead: ['FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong'],
    family: 'script',
  },
  text: { name: '仿宋_GB2312', instead: ['仿宋', 'FangSong', 'STFangsong'], family: 'modern' },
  first: { name: '黑体', instead: ['SimHei', 'STHeiti'], family: 'modern' },
  second: { name: '楷体_GB2312', instead: ['楷体', 'KaiTi', 'STKaiti'], family: 'modern' },
  table: { name: '宋体', instead: ['SimSun', 'STSong'], family: 'roman' },
} as const satisfies Readonly<Record<string, Font>>;

/** A style of paragraphs. */
interface Style {
  readonly id: string;
  /** Its built-in name, which Word recognises in every language. */
  readonly name: string;
  readonly paragraph: string;
  readonly letters: string;
}

function letters(font: Font, size: number, more = ''): string {
  return `${fontXml(font)}${more}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}

/** Digits and Latin letters have their own font. Quotation marks are set in the Chinese font. */
function fontXml({ name }: Font): string {
  const latin = name === FONTS.title.name ? name : 'Times New Roman';
  return `<w:rFonts w:hint="eastAsia" w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${name}" w:cs="Times New Roman"/>`;
}

/** Two characters, as in every paragraph (7.3.3). */
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

function heading(level: number, font: Font, more?: string): Style {
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    paragraph: `<w:keepNext/>${INDENT}<w:outlineLvl w:val="${level - 1}"/>`,
    letters: letters(font, SIZES.three, more),
  };
}

/** The levels of headings that have a style (7.3.3). */
export const HEADING_LEVELS = 4;

const STYLES: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    paragraph: `<w:keepNext/><w:spacing w:after="${LINE}" w:line="700" w:lineRule="exact"/><w:contextualSpacing/><w:jc w:val="center"/>`,
    letters: letters(FONTS.title, SIZES.two),
  },
  heading(1, FONTS.first),
  heading(2, FONTS.second),
  heading(3, FONTS.text, '<w:b/><w:bCs/>'),
  heading(4, FONTS.text),
  { id: 'BodyText', name: 'Body Text', paragraph: INDENT, letters: '' },
  {
    id: 'TableText',
    name: 'Table Text',
    paragraph: '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
    letters: letters(FONTS.table, SIZES.five),
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:spacing w:line="240" w:lineRule="auto"/>',
    letters: letters(FONTS.table, SIZES.four),
  },
];

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** An element of a part of a Word document, with its namespace. */
export function rootXml(name: string, content: string, more = ''): string {
  return `<w:${name} ${NAMESPACE}${more}>${content}</w:${name}>`;
}

/** The font of a second-level heading that is followed by text on the same line. */
export const RUN_IN = fontXml(FONTS.second);

/** `word/styles.xml` */
export function stylesXml(): string {
  const language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>';
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${letters(FONTS.text, SIZES.three)}${language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
  const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:line="${LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:style>`;
  const others = STYLES.map(
    ({ id, name, paragraph, letters: run }) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
  );
  return rootXml('styles', defaults + normal + others.join(''));
}

/** `word/fontTable.xml`: the substitutes for fonts that are not installed. */
export function fontTableXml(): string {
  const fonts = Object.values(FONTS).map(
    ({ name, instead, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
  );
  return rootXml('fonts', fonts.join(''));
}

/** `word/settings.xml`: page numbers of even pages stand on the other side. */
export function settingsXml(): string {
  return rootXml(
    'settings',
    '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
  );
}

/** The page number of odd or of even pages: `— 1 —`, one character from the outer edge of the text (7.5). */
export function footerXml(isOdd: boolean): string {
  const side = isOdd
    ? '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'
    : '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>';
  const field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>';
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  return rootXml(
    'ftr',
    `<w:p><w:pPr><w:pStyle w:val="Footer"/>${side}</w:pPr>${run('— ')}${field}${run(' —')}</w:p>`,
  );
}
