import fc from 'fast-check';

// In the message itself, since a report holds no error's cause.
fc.configureGlobal({ includeErrorInReport: true });
