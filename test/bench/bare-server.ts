// The measure: a bare node:http server that parses the same form and sends the same JSON, and does nothing else.
import { createServer } from 'node:http';

const [, , port = '0', json = '{}'] = process.argv;
const body = Buffer.from(json);

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    if (form.get('callid') === null) response.statusCode = 400;
    response.setHeader('content-type', 'application/json');
    response.end(body);
  });
}).listen(Number(port), '127.0.0.1', () => process.send?.('listening'));
