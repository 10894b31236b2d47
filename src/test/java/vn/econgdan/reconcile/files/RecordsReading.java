package vn.econgdan.reconcile.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Reads a file as the staging does, without a database, on 24/11/2026. */
public final class RecordsReading {
  public static final String HEADER =
      "message_id,recipient,sender,submit_time,done_time,status,network,part_no,part_count,unit_price,amount\n";
  public static final String ROW =
      "8120000000000000001,84912345678,eCONGDAN,2026-11-05 08:00:00,2026-11-05 08:00:09,DELIVRD,VINA,1,2,550,550\n";
  static final Instant NOW = Instant.parse("2026-11-23T23:30:00Z");
  private static final int PROBLEMS = 100;

  final CarrierFileReading reading;
  final ByteArrayOutputStream copied = new ByteArrayOutputStream();

  private RecordsReading(RecordForm form) {
    reading = new CarrierFileReading(form, new CarrierFileLimits(64 << 20, PROBLEMS), () -> false);
  }

  public static RecordsReading of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8), RecordForm.CONTRACT);
  }

  static RecordsReading of(byte[] octets, RecordForm form) {
    RecordsReading read = new RecordsReading(form);
    CopyRows rows = new CopyRows((buffer, length) -> read.copied.write(buffer, 0, length));
    read.reading.read(new ByteArrayInputStream(octets), NOW, month -> rows);
    rows.flush();
    return read;
  }

  /** {@code 3 RECORD_QUOTE}: what a person would note down. */
  public List<String> problems() {
    return reading.problems().stream().map(p -> p.line() + " " + p.code()).toList();
  }

  /** An amount as a record writes it, in 1/10.000 đ. */
  public static long amount(String written) {
    byte[] octets = written.getBytes(StandardCharsets.UTF_8);
    return RecordNumbers.amount(octets, 0, octets.length, RecordAmountForm.PLAIN);
  }

  long accepted() {
    return reading.counts().accepted();
  }

  /** The cells as COPY gets them are fixed octets; texts among them can be looked for. */
  public boolean holds(String text) {
    return copied.toString(StandardCharsets.ISO_8859_1).contains(text);
  }

  static byte[] gzip(String text) {
    return gzip(text.getBytes(StandardCharsets.UTF_8), 1);
  }

  /** Blank lines, packed. */
  static byte[] bomb(int mebibytes) {
    return gzip("\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8), mebibytes);
  }

  private static byte[] gzip(byte[] content, int times) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < times; i++) {
        out.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
