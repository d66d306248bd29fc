import { startSandbox } from './sandbox.ts';

const optional = <K extends string>(name: K, value: string | undefined): { [key in K]?: string } =>
  (value ? { [name]: value } : {}) as { [key in K]?: string };

const sandbox = await startSandbox({
  port: Number(process.env['SANDBOX_PORT'] ?? 3100),
  ...optional('toolOrigin', process.env['TOOL_ORIGIN']),
  ...optional('canvasIssuer', process.env['SANDBOX_CANVAS_ISSUER']),
  ...optional('stateFile', process.env['SANDBOX_STATE']),
});
console.log(`Sandbox LMS on ${sandbox.origin}`);

const stop = (): void => {
  void sandbox.close().then(() => process.exit(0));
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
