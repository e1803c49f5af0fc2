// Reads TypeScript just well enough for the import test: which modules a file names, and its code without words.

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//;
const TEXT = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/;
/** A regular expression: only where a value may begin, elsewhere a slash divides. */
const PATTERN = /(?<=(?:[=(,:;!&|?{}[]|=>|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/;
const PIECE = new RegExp(`${COMMENT.source}|${TEXT.source}|${PATTERN.source}|[\`{}]`, 'g');
/** The words of a template, up to its end or to an expression in it. */
const WORDS = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y;
const DEPTH: Readonly<Record<string, number>> = { '{': 1, '}': -1 };

interface Stretch {
  readonly code: string;
  readonly end: number;
}

const wordsEnd = (source: string, at: number): number => {
  WORDS.lastIndex = at;
  WORDS.test(source);
  return WORDS.lastIndex;
};

/** From behind the first backtick to behind the last: only the expressions are code. */
const readTemplate = (source: string, start: number): Stretch => {
  let code = ' ';
  let end = wordsEnd(source, start);
  while (source.slice(end - 2, end) === '${') {
    const expression = readCode(source, end, 'expression');
    code += `${expression.code} `;
    end = wordsEnd(source, expression.end);
  }
  return { code, end };
};

/** A whole file, or one expression up to the brace that ends it. */
const readCode = (source: string, start: number, what: 'file' | 'expression'): Stretch => {
  let code = '';
  let end = start;
  let depth = 0;
  for (;;) {
    PIECE.lastIndex = end;
    const found = PIECE.exec(source);
    if (found === null) return { code: code + source.slice(end), end: source.length };
    const [piece] = found;
    code += source.slice(end, found.index);
    const template = piece === '`' ? readTemplate(source, found.index + 1) : undefined;
    end = template?.end ?? found.index + piece.length;
    depth += DEPTH[piece] ?? 0;
    if (what === 'expression' && depth < 0) return { code, end };
    code += template?.code ?? (piece.length > 1 ? ' ' : piece);
  }
};

/** The code alone: comments, texts and patterns become spaces, expressions inside templates stay. */
export const codeOf = (source: string): string => readCode(source, 0, 'file').code;

export interface Import {
  readonly name: string;
  readonly isTypeOnly: boolean;
}

const STATEMENT = /^(?:import\s*|(?:import|export)\b(\s+type\b)?[^'"`;=]*\bfrom\s*)(['"])([^'"\n]+)\2/gm;
const CALL = /\bimport\s*\(\s*(['"])([^'"\n]+)\1/g;

/** Every module that is named in an import or an export-from, at the start of a line, or in `import('…')`. */
export const importsOf = (source: string): readonly Import[] => {
  const comments = new RegExp(`${COMMENT.source}|(${TEXT.source})`, 'g');
  const code = source.replace(comments, (_piece, text: string | undefined) => text ?? ' ');
  return [
    ...[...code.matchAll(STATEMENT)].map(([, type, , name = '']) => ({
      name,
      isTypeOnly: type !== undefined,
    })),
    ...[...code.matchAll(CALL)].map(([, , name = '']) => ({ name, isTypeOnly: false })),
  ];
};
