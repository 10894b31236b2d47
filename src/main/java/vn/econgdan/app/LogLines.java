package vn.econgdan.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.settings.Settings.LogFormat;

/**
 * How log lines look: text as logback.xml says, or one JSON object a line with the keys {@code
 * timestamp} (milliseconds), {@code level}, {@code threadName}, {@code loggerName}, {@code
 * formattedMessage}, {@code throwable}.
 */
final class LogLines {
  private LogLines() {}

  /** Before anything else is said. */
  static void write(LogFormat format) {
    if (format == LogFormat.TEXT) {
      return;
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender("console") instanceof OutputStreamAppender<ILoggingEvent> console) {
      console.setEncoder(json(context));
    }
  }

  static JsonEncoder json(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMDC(false);
    encoder.setWithMarkers(false);
    encoder.setWithKVPList(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }
}
