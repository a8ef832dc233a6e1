import type { Token, YearToken } from '../lexer/tokens.ts';

/** What a report is about. */
export interface ReportContext {
  readonly year: number | undefined;
  /** The agency's name as in the title. */
  readonly agency: string;
}

interface Bracketed {
  readonly otherYear: boolean;
  readonly partYear: boolean;
  readonly body: boolean;
  readonly governmentStays: boolean;
  readonly channel: boolean;
}

/** `1月1日` and `1月至12月` begin the whole year, `12月31日` and the second month of `1-12月` end it. */
const FROM_JANUARY = /^0?1月(?:0?1日|[-—–~～至到]12月(?!\d))/;
const TO_DECEMBER = /(?:^|\D)0?1月?[-—–~～至到]12月(?!\d)/;
const LAST_YEAR = /^(?:上一?年度?|去年度?)$/;

/** Which year, which body and which part of the cases the words so far speak of. */
export class Scope {
  private readonly context: ReportContext;
  private readonly region: boolean;
  private year: number | undefined;
  private otherYear = false;
  /** Whether the other year is the one before the report's. */
  private lastYear = false;
  private partYear = false;
  private ownYearSeen = false;
  private body = false;
  private wide = false;
  /** Whether the clause names the government; what follows a number of its is of it too. */
  private government = false;
  private governmentStays = false;
  private compared = false;
  private cumulative = false;
  private channel = false;
  private channelClause = false;
  /** Set when a number was left out for its year or body: what follows without a new one is left out too. */
  private yearStays = false;
  private readonly outer: Bracketed[] = [];
  private bodyStays = false;

  constructor(context: ReportContext) {
    this.context = context;
    this.year = context.year;
    this.region = isRegion(context.agency);
  }

  /** Whether numbers here count what the tables count; asked where a number was found. */
  isOwn(): boolean {
    return this.isOfThisYear() && !this.compared;
  }

  /** Whether the words here speak of what the tables count, be it in a comparison. */
  isOfThisYear(): boolean {
    this.yearStays ||= this.otherYear;
    this.bodyStays ||= this.body;
    if (this.otherYear || this.yearStays) return false;
    return this.isOfWhole() && !(this.cumulative && !this.ownYearSeen);
  }

  /** Whether numbers here count what last year's tables count. */
  isOfLastYear(): boolean {
    return this.lastYear && this.isOfWhole() && !this.compared && !this.cumulative;
  }

  private isOfWhole(): boolean {
    return !this.body && !this.bodyStays && !this.partYear;
  }

  /** Whether the words so far name one channel of several. */
  isChannel(): boolean {
    return this.channel;
  }

  /** Whether the words here speak of a region's government, which is one of several bodies beside 全区. */
  isOfGovernment(): boolean {
    this.governmentStays ||= this.government;
    return this.governmentStays;
  }

  /** Whether the line has spoken of the whole region so far. */
  isWide(): boolean {
    return this.wide;
  }

  isCompared(): boolean {
    return this.compared;
  }

  take(token: Token, text: string): void {
    if (token.kind === 'year') this.takeYear(token, text);
    else if (token.kind === 'number') this.takeMonth(token.start, token.numberEnd, text);
    else if (token.kind === 'word') this.takeWord(token, text);
  }

  /** Enters brackets: what they say of years and bodies ends with them. */
  open(): void {
    const { otherYear, partYear, body, governmentStays, channel } = this;
    this.outer.push({ otherYear, partYear, body, governmentStays, channel });
    this.endClause();
  }

  close(): void {
    this.endClause();
    const outer = this.outer.pop();
    if (!outer) return;
    this.otherYear = outer.otherYear;
    this.partYear = outer.partYear;
    this.body = outer.body;
    this.governmentStays = outer.governmentStays;
    this.channel = outer.channel;
  }

  endClause(): void {
    this.government = false;
    this.compared = false;
    this.cumulative = false;
    this.channelClause = false;
  }

  endSegment(): void {
    this.endClause();
    this.body = false;
    this.governmentStays = false;
    this.channel = false;
  }

  endSentence(): void {
    this.endSegment();
    this.otherYear = false;
    this.lastYear = false;
    this.partYear = false;
    this.ownYearSeen = false;
    this.outer.length = 0;
  }

  private takeYear({ year, start }: YearToken, text: string): void {
    if ('较比与同'.includes(text.charAt(start - 1) || '。')) {
      this.compared = true;
      return;
    }
    // Where the report's year is not known, the first year that the line names is taken for it.
    this.year ??= year;
    this.otherYear = year === undefined || year !== this.year;
    this.lastYear = year !== undefined && this.year === year + 1;
    this.yearStays = false;
    if (this.otherYear) return;
    this.takeOwnYear();
    // 截至2024年底累计 begins in years before.
    if (/截[至止]$/.test(text.slice(Math.max(0, start - 2), start))) this.ownYearSeen = false;
  }

  private takeOwnYear(): void {
    this.otherYear = false;
    this.lastYear = false;
    this.yearStays = false;
    this.partYear = false;
    this.ownYearSeen = true;
    this.takeTotal();
  }

  private takeTotal(): void {
    if (!this.channelClause) this.channel = false;
  }

  private takeMonth(start: number, end: number, text: string): void {
    if (text.charAt(end) !== '月') return;
    const isWhole = FROM_JANUARY.test(text.slice(start, start + 8));
    const isLast =
      text.startsWith('12月31日', start) ||
      TO_DECEMBER.test(text.slice(Math.max(0, start - 5), end + 2));
    if (!isWhole && !isLast) this.partYear = true;
  }

  private takeWord({ word, start, end }: Extract<Token, { kind: 'word' }>, text: string): void {
    switch (word.meaning) {
      case 'other-year':
        this.otherYear = true;
        this.lastYear = LAST_YEAR.test(word.text);
        break;
      case 'this-year':
        this.takeOwnYear();
        break;
      case 'part-year':
        this.partYear = true;
        break;
      case 'compare':
        this.compared = true;
        break;
      case 'cumulative':
        this.cumulative = true;
        break;
      case 'total':
        this.takeTotal();
        break;
      case 'channel':
        this.channel = true;
        this.channelClause = true;
        break;
      case 'all-channels':
        this.channel = false;
        break;
      case 'wide':
        this.wide = true;
        this.government = false;
        this.governmentStays = false;
        this.body = !this.region;
        this.bodyStays = false;
        break;
      case 'government':
        // 向区政府提出的 names who was asked, not who counted.
        if (!this.region || text.charAt(start - 1) === '向') break;
        this.government = true;
        this.body ||= this.wide;
        break;
      case 'body':
        if (this.isForeign(word.own) && !this.isAnyBody(text, start, end)) this.body = true;
        break;
    }
  }

  private isForeign(own: readonly string[]): boolean {
    return !own.some((name) => this.context.agency.includes(name));
  }

  /** Each of the bodies of a region together are the whole: 全区各街道, 全市各委办局, 街道等. */
  private isAnyBody(text: string, start: number, end: number): boolean {
    const isEach = text.slice(Math.max(0, start - 3), start).includes('各');
    return this.region && ((isEach && this.wide) || text.charAt(end) === '等');
  }
}

/** Whether a title's agency is a region, whose tables count all bodies in it. */
function isRegion(agency: string): boolean {
  return agency === '' || /(?:政府|[省市区县州旗盟镇乡])$/.test(agency.trim());
}
