/** A mistake in a form file, with its place marked `⟦…⟧`, and what is said of it. */
export interface WrongForm {
  readonly mistake: string;
  readonly file: string;
  readonly says: string;
}

/** A form with one table of two columns and two rows, in which a mistake can be made. */
function table(more: string, form = ''): string {
  return `{"id":"f","name":"F"${form},"tables":[{"id":"t","columns":["甲","乙"],"rows":["一","合计"]${more}}]}`;
}

/** A form with two tables, and relations between them. */
function two(relations: string, carryOver = ''): string {
  return `{"id":"f","name":"F","tables":[
    {"id":"a","name":"收费","columns":["金额","件数"],"rows":["一","合计"]},
    {"id":"b","name":"处罚","columns":["罚款"],"rows":["二","总计"]},
    {"id":"c","name":"人员","columns":["男","女"],"rows":["三","四"]}
  ],${carryOver === '' ? `"relations":[${relations}]` : `"carryOver":[${carryOver}]`}}`;
}

/** A form of two tables with a sentence. */
function spoken(sentence: string): string {
  return `{"id":"f","name":"F","tables":[
    {"id":"a","name":"收费","columns":["金额"],"rows":["一","二","合计"]},
    {"id":"b","name":"处罚","columns":["罚款","件数"],"rows":["二","总计"]}
  ],"sentences":[${sentence}]}`;
}

const COLUMNS = 'Available: 甲; 乙.';

export const WRONG_FORMS: readonly WrongForm[] = [
  {
    mistake: 'nothing',
    file: '⟦⟧',
    says: 'This is not valid JSON.',
  },
  {
    mistake: 'JSON that breaks off',
    file: '{"id":"f"⟦⟧',
    says: 'This is not valid JSON: } is missing.',
  },
  {
    mistake: 'a comma too few',
    file: '{"id":"f" ⟦"name"⟧:"F","tables":[]}',
    says: 'This is not valid JSON: , is missing.',
  },
  {
    mistake: 'a name without quotation marks',
    file: '{⟦id⟧:"f"}',
    says: 'This is not valid JSON: names and texts must be in straight double quotes.',
  },
  {
    mistake: 'quotation marks of Chinese text',
    file: '{⟦“id”⟧:"f"}',
    says: 'This is not valid JSON: names and texts must be in straight double quotes.',
  },
  {
    mistake: 'a list never ended',
    file: '{"id":["f"⟦⟧',
    says: 'This is not valid JSON: ] is missing.',
  },
  {
    mistake: 'a text never ended',
    file: '{"id": ⟦"f}⟧',
    says: 'This is not valid JSON: " is missing.',
  },
  {
    mistake: 'a colon too few',
    file: '{"id" ⟦"f"⟧}',
    says: 'This is not valid JSON: : is missing.',
  },
  {
    mistake: 'text behind the end',
    file: '{} ⟦"more"⟧',
    says: 'This is not valid JSON.',
  },
  {
    mistake: 'a list instead of a form',
    file: '⟦[]⟧',
    says: 'An object is expected here.',
  },
  {
    mistake: 'nested without end',
    file: `${'['.repeat(40)}⟦[⟧`,
    says: 'The file is nested too deeply.',
  },
  {
    mistake: 'no id',
    file: '⟦{⟧"name":"F","tables":[{"id":"t","columns":["甲"],"rows":["一"]}]}',
    says: 'The property “id” is missing here.',
  },
  {
    mistake: 'no name',
    file: '⟦{⟧"id":"f","tables":[{"id":"t","columns":["甲"],"rows":["一"]}]}',
    says: 'The property “name” is missing here.',
  },
  {
    mistake: 'no tables',
    file: '⟦{⟧"id":"f","name":"F"}',
    says: 'The property “tables” is missing here.',
  },
  {
    mistake: 'an empty list of tables',
    file: '{"id":"f","name":"F","tables":⟦[]⟧}',
    says: 'This list is empty.',
  },
  {
    mistake: 'an empty name',
    file: '{"id":"f","name":⟦" "⟧,"tables":[{"id":"t","columns":["甲"],"rows":["一"]}]}',
    says: 'This text is empty.',
  },
  {
    mistake: 'a number for a text',
    file: '{"id":⟦2024⟧,"name":"F","tables":[{"id":"t","columns":["甲"],"rows":["一"]}]}',
    says: 'A text is expected here.',
  },
  {
    mistake: 'a property that no form has',
    file: table('', ',⟦"titel"⟧:"报告"'),
    says: 'There is no property “titel” here. Available: $schema, id, name, source, title, titles, kinds, saysPeriod, begins, sections, vocabulary, tables, relations, sentences, carryOver.',
  },
  {
    mistake: 'a kind of reports without a title',
    file: table('', ',"kinds":[⟦{⟧"titles":["报告"]}]'),
    says: 'The property “title” is missing here.',
  },
  {
    mistake: 'other words of a title with half a brace',
    file: table('', ',"titles":[⟦"{年报|报告"⟧]'),
    says: 'These words cannot be read: a brace has no partner, or there are more than 2000 words.',
  },
  {
    mistake: 'a property twice',
    file: table('', ',⟦"name"⟧:"G"'),
    says: 'The property “name” appears twice here.',
  },
  {
    mistake: 'a text for a list',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":⟦"甲"⟧,"rows":["一"]}]}',
    says: 'A list is expected here.',
  },
  {
    mistake: 'a number for a table',
    file: '{"id":"f","name":"F","tables":[⟦1⟧]}',
    says: 'An object is expected here.',
  },
  {
    mistake: 'a table without an id',
    file: '{"id":"f","name":"F","tables":[⟦{⟧"columns":["甲"],"rows":["一"]}]}',
    says: 'The property “id” is missing here.',
  },
  {
    mistake: 'a table without columns',
    file: '{"id":"f","name":"F","tables":[⟦{⟧"id":"t","rows":["一"]}]}',
    says: 'The property “columns” is missing here.',
  },
  {
    mistake: 'a table without rows',
    file: '{"id":"f","name":"F","tables":[⟦{⟧"id":"t","columns":["甲"]}]}',
    says: 'The property “rows” is missing here.',
  },
  {
    mistake: 'two tables with one id',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":["甲"],"rows":["一"]},⟦{"id":"t","columns":["乙"],"rows":["一"]}⟧]}',
    says: 'Another table already has the id “t”.',
  },
  {
    mistake: 'two tables with one name',
    file: '{"id":"f","name":"F","tables":[{"id":"t","name":"表","columns":["甲"],"rows":["一"]},⟦{"id":"u","name":"表","columns":["乙"],"rows":["一"]}⟧]}',
    says: 'Another table already has the name “表”.',
  },
  {
    mistake: 'a section without a heading',
    file: table('', ',"sections":[⟦{⟧"number":"一"}]'),
    says: 'The property “heading” is missing here.',
  },
  {
    mistake: 'two sections with one number',
    file: table(
      '',
      ',"sections":[{"number":"一","heading":"甲"},⟦{"number":"一","heading":"乙"}⟧]',
    ),
    says: 'Another section already has the number “一”.',
  },
  {
    mistake: 'a table in no section of the form',
    file: table(',"section":⟦"九"⟧'),
    says: 'The form has no sections.',
  },
  {
    mistake: 'a table in none of the sections of the form',
    file: table(',"section":⟦"九"⟧', ',"sections":[{"number":"一","heading":"总体情况"}]'),
    says: 'The form has no section “九”. Available: 一.',
  },
  {
    mistake: 'an unknown kind of figure',
    file: table(',"figures":⟦"number"⟧'),
    says: 'One of these is expected here: count, signed, decimal, amount.',
  },
  {
    mistake: 'digits after the point of a count',
    file: table(',"figures":"count","digits":⟦2⟧'),
    says: 'A count has no decimal places.',
  },
  {
    mistake: 'digits that are no number of digits',
    file: table(',"figures":"decimal","digits":⟦-1⟧'),
    says: 'A whole number from 0 to 10 is expected here.',
  },
  {
    mistake: 'a unit that is no text',
    file: table(',"unit":⟦10000⟧'),
    says: 'A text is expected here.',
  },
  {
    mistake: 'a column twice',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":["甲",⟦"甲"⟧],"rows":["一"]}]}',
    says: 'The label “甲” appears twice here.',
  },
  {
    mistake: 'a row twice under one heading',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":["甲"],"rows":[{"label":"组","rows":["一",⟦"一"⟧]}]}]}',
    says: 'The label “一” appears twice here.',
  },
  {
    mistake: 'a column without a label',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":[⟦{⟧"id":"甲"}],"rows":["一"]}]}',
    says: 'The property “label” is missing here.',
  },
  {
    mistake: 'a row without a label among others',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":["甲"],"rows":⟦["","一"]⟧}]}',
    says: 'A row needs a label unless it is the only row of its table.',
  },
  {
    mistake: 'words that are in every label',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":["甲"],"rows":[{"label":"一","contains":[⟦"…"⟧]}]}]}',
    says: 'This text would match every label.',
  },
  {
    mistake: 'a text for true or false',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":["甲"],"rows":[{"label":"一","optional":⟦"yes"⟧}]}]}',
    says: 'true or false is expected here.',
  },
  {
    mistake: 'a relation that is a number',
    file: table(',"relations":[⟦1⟧]'),
    says: 'An object is expected here.',
  },
  {
    mistake: 'a relation without an equation',
    file: table(',"relations":[⟦{⟧"each":"row"}]'),
    says: 'The property “equation” is missing here.',
  },
  {
    mistake: 'a relation neither in rows nor in columns',
    file: table(',"relations":[{"each":⟦"table"⟧,"equation":"甲 = 乙"}]'),
    says: 'One of these is expected here: row, column.',
  },
  {
    mistake: 'a relation under a code that is none',
    file: table(',"relations":[{"code":⟦"sum"⟧,"equation":"甲 = 乙"}]'),
    says: 'One of these is expected here: row-total, column-total, balance.',
  },
  {
    mistake: 'a severity that is none',
    file: table(',"relations":[{"severity":⟦"fatal"⟧,"equation":"甲 = 乙"}]'),
    says: 'One of these is expected here: error, warning, information, hint.',
  },
  {
    mistake: 'an equation without an equals sign',
    file: table(',"relations":["⟦甲 + 乙⟧"]'),
    says: 'An equation needs = or ≤.',
  },
  {
    mistake: 'an equation with two equals signs',
    file: table(',"relations":["甲 = 乙 ⟦=⟧ 甲"]'),
    says: 'An equation may have only one = or ≤.',
  },
  {
    mistake: 'an equation that breaks off',
    file: table(',"relations":["甲 = 乙 +⟦⟧"]'),
    says: 'A name is missing here.',
  },
  {
    mistake: 'two signs in a row',
    file: table(',"relations":["合计 = 一 +⟦ ⟧+ 一"]'),
    says: 'A name is missing here.',
  },
  {
    mistake: 'an equation with a name of no column',
    file: table(',"relations":["甲 = 乙 + ⟦丙⟧"]'),
    says: `Nothing in this table is called “丙”. ${COLUMNS}`,
  },
  {
    mistake: 'a row among columns',
    file: table(',"relations":[{"each":"row","equation":"甲 = ⟦一⟧ + 乙"}]'),
    says: `Nothing in this table is called “一”. ${COLUMNS}`,
  },
  {
    mistake: 'a wrong name behind an escape',
    file: table(',"relations":["\\u7532 = ⟦\\"丙\\"⟧"]'),
    says: `Nothing in this table is called “"丙"”. ${COLUMNS}`,
  },
  {
    mistake: 'a name twice in an equation',
    file: table(',"relations":["甲 = 乙 + ⟦甲⟧"]'),
    says: '“甲” appears twice in the equation.',
  },
  {
    mistake: 'a name of several columns',
    file: '{"id":"f","name":"F","tables":[{"id":"t","rows":["一"],"columns":[{"label":"甲","columns":["其他","合计"]},{"label":"乙","columns":["其他"]}],"relations":["甲·其他 = ⟦其他⟧"]}]}',
    says: '“其他” matches more than one place in this table.',
  },
  {
    mistake: 'names of columns and of rows alike',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":["甲","乙"],"rows":["甲","乙"],"relations":[⟦"甲 = 乙"⟧]}]}',
    says: 'These are names of columns as well as rows. Use “each” to say which are meant.',
  },
  {
    mistake: 'dots that stand between nothing',
    file: table(',"relations":["甲 = ⟦…⟧ + 乙"]'),
    says: '“…” must be between two names. It stands for everything between them in the form.',
  },
  {
    mistake: 'a quotient of several',
    file: table(',"relations":["甲 =⟦ 乙 + 甲 / 乙⟧"]'),
    says: 'A quotient is written 甲 = 乙 / 丙, 甲 = (乙 + 丙) / 丁 or 甲 = (乙 - 丙) / 丙.',
  },
  {
    mistake: 'a quotient between tables',
    file: two('⟦"《收费》合计 · 金额 = 《处罚》总计 / 《人员》三 · 男"⟧'),
    says: 'Only relations within a table can divide.',
  },
  {
    mistake: 'an exception that is no row',
    file: table(',"relations":[{"equation":"甲 = 乙","except":[⟦"总计"⟧]}]'),
    says: 'Nothing in this table is called “总计”. Available: 一; 合计.',
  },
  {
    mistake: 'a carry-over from no row',
    file: table(',"carryOver":{"last":⟦"结转"⟧,"this":"一"}'),
    says: 'Nothing in this table is called “结转”. Available: 一; 合计.',
  },
  {
    mistake: 'a carry-over to nowhere',
    file: table(',"carryOver":⟦{⟧"last":"一"}'),
    says: 'The property “this” is missing here.',
  },
  {
    mistake: 'a sum that is carried over',
    file: two('', '⟦"《收费》合计 · 金额 = 《处罚》总计 + 《处罚》二"⟧'),
    says: 'Write a single figure of this year on the left of =, and one of last year on its right.',
  },
  {
    mistake: 'a bound of what is carried over',
    file: two('', '⟦"《收费》合计 · 金额 ≤ 《处罚》总计"⟧'),
    says: 'Write a single figure of this year on the left of =, and one of last year on its right.',
  },
  {
    mistake: 'a table that is not there in what is carried over',
    file: two('', '"《收费》合计 · 金额 = 《⟦罚没⟧》总计"'),
    says: 'The form has no table “罚没”. Available: 收费; 处罚; 人员.',
  },
  {
    mistake: 'a figure of no table between tables',
    file: two('"《收费》合计 · 金额 = ⟦总计⟧"'),
    says: 'The name of a table is expected here first, for example “《收费》”.',
  },
  {
    mistake: 'an unknown table between tables',
    file: two('"《收费》合计 · 金额 = 《⟦罚没⟧》总计"'),
    says: 'The form has no table “罚没”. Available: 收费; 处罚; 人员.',
  },
  {
    mistake: 'an unknown row between tables',
    file: two('"《收费》合计 · 金额 = 《处罚》⟦合计⟧"'),
    says: 'Nothing in this table is called “合计”. Available: 二; 总计; 罚款.',
  },
  {
    mistake: 'a table alone between tables',
    file: two('"⟦《收费》⟧ = 《处罚》总计"'),
    says: 'A row, a column or both are missing after the name of the table.',
  },
  {
    mistake: 'a row beside a single figure',
    file: two('"《处罚》总计 = ⟦《收费》合计⟧"'),
    says: 'An equation cannot mix rows, columns and single figures.',
  },
  {
    mistake: 'a figure twice between tables',
    file: two('"《处罚》总计 = ⟦《处罚》总计⟧"'),
    says: '“《处罚》总计” appears twice in the equation.',
  },
  {
    mistake: 'a sentence that repeats no figure of a table',
    file: spoken('{"says":"收费","repeats":"《收费》⟦合同⟧"}'),
    says: 'Nothing in this table is called “合同”. Available: 一; 二; 合计; 金额.',
  },
  {
    mistake: 'a sentence that repeats a whole row',
    file: spoken('{"says":"收费","repeats":"⟦《处罚》总计⟧"}'),
    says: 'The column is missing here: a row alone is not one figure.',
  },
  {
    mistake: 'a sentence without words',
    file: spoken('⟦{"repeats":"《收费》合计"}⟧'),
    says: 'The words of this sentence are missing: “says”.',
  },
  {
    mistake: 'a sentence that repeats a figure or a column',
    file: spoken('⟦{"says":"收费","repeats":["《收费》合计","《收费》金额"]}⟧'),
    says: 'A sentence repeats either single figures or columns.',
  },
  {
    mistake: 'rows of tables that share no column',
    file: two('"⟦《收费》合计⟧ = 《人员》三"'),
    says: 'The tables share no row or column in which this could hold.',
  },
  {
    mistake: 'half an equation between tables',
    file: two('"《处罚》总计 =⟦⟧"'),
    says: 'A name is missing here.',
  },
  {
    mistake: 'the words of a form that is not there',
    file: '{"id":"f","name":"F","vocabulary":⟦"2022"⟧,"tables":[{"id":"t","columns":["甲"],"rows":["一"]}]}',
    says: 'No statutory form has the id “2022”.',
  },
  {
    mistake: 'a choice of words that is left open',
    file: '{"id":"f","name":"F","vocabulary":{"隐患":⟦"{安全|隐患"⟧},"tables":[{"id":"t","columns":["甲"],"rows":["一"]}]}',
    says: 'These words cannot be read: a brace has no partner, or there are more than 2000 words.',
  },
  {
    mistake: 'more words than anything has',
    file: `{"id":"f","name":"F","vocabulary":{"隐患":["隐患",⟦"${'{甲|乙}'.repeat(11)}"⟧]},"tables":[{"id":"t","columns":["甲"],"rows":["一"]}]}`,
    says: 'These words cannot be read: a brace has no partner, or there are more than 2000 words.',
  },
  {
    mistake: 'codes without the headings above them',
    file: '{"id":"f","name":"F","tables":[{"id":"t","columns":["甲"],"rows":⟦{"codes":[3,5]}⟧}]}',
    says: 'Rows by codes need “labels”, the headings above the codes.',
  },
  {
    mistake: 'codes that get no longer',
    file: '{"id":"f","name":"F","tables":[{"id":"t","labels":["编码"],"columns":["甲"],"rows":{"codes":⟦[5,3]⟧}}]}',
    says: 'The codes of each level must be longer than those above it.',
  },
  {
    mistake: 'a table with blocks and rows of its own',
    file: '{"id":"f","name":"F","tables":[⟦{"id":"t","rows":["一"],"blocks":[{"name":"左","labels":["项目"],"columns":["甲"],"rows":["一"]}]}⟧]}',
    says: 'A table with “blocks” has its “rows” in them.',
  },
];
