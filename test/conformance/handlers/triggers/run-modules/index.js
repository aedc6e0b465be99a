/**
 * Runs the modules that MODULES names, one after another; each exports a handler of the same event.
 */
const names = (process.env.MODULES || '').split(',').filter((name) => name.length > 0);
const steps = names.map((name) => ({ name, handler: require(`./${name}`).handler }));

exports.handler = async (event, context) => {
  for (const { name, handler } of steps) {
    const started = Date.now();
    await handler(event, context);
    console.debug(`${name} took less than ${Math.max(1, Math.ceil((Date.now() - started) / 10000))}0 s`);
  }
  return event;
};
