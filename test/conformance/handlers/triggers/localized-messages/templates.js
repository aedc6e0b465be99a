const texts = require('./texts.json');

const escapeHtml = (text) =>
  String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

const fill = (template, values, escape) =>
  template.replace(/\[\[(\w+)\]\]/g, (_, key) => (escape.includes(key) ? escapeHtml(values[key]) : values[key]));

module.exports.render = function render(kind, language, values) {
  const { subject, body, sms } = (texts[language] || texts.en)[kind];
  return {
    emailSubject: fill(subject, values, []),
    emailMessage: `<!DOCTYPE html>
<html lang="${language}">
  <body style="font-family: sans-serif">
    ${fill(body, values, ['name'])}
  </body>
</html>`,
    ...(sms && { smsMessage: fill(sms, values, []) }),
  };
};
