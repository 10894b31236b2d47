package vn.econgdan.reconcile.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.reconcile.files.CarrierFileHash.Source;
import vn.econgdan.reconcile.files.CarrierFileStore.NewFile;

/**
 * Takes a file in: its octets are in the database when this answers. Whether it can be read is
 * found out later, under its id.
 */
record CarrierFileIntake(CarrierFilesDependencies setup) {

  Outcome<CarrierFileReceived> receive(Actor actor, String carrier, byte[] content) {
    if (carrier != null && !carrier.equals(setup.carrier())) {
      return Outcome.refused(Refusal.unacceptable("carrier", "UNKNOWN_VALUE", setup.carrier()));
    }
    if (content == null || content.length == 0) {
      return Outcome.refused(Refusal.unacceptable("body", "EMPTY_FILE"));
    }
    return take(actor, null, () -> new ByteArrayInputStream(content));
  }

  /**
   * @param name null for an upload
   */
  Outcome<CarrierFileReceived> take(Actor actor, String name, Source content) {
    try {
      String hash = CarrierFileHash.of(content, setup.limits().expandedBytes());
      NewFile file =
          new NewFile(setup.carrier(), hash, name, name != null, actor.name(), setup.clock().now());
      return Outcome.accepted(
          setup.worker().inTransaction(handle -> keep(handle, actor, file, content)));
    } catch (RejectedFileException tooLarge) {
      String code =
          tooLarge.code().equals(FileReason.EXPANDS_TOO_FAR.code())
              ? "EXPANDS_TOO_FAR"
              : "EXPANDED_TOO_LARGE";
      Problem problem = new Problem("body", code, tooLarge.arguments());
      return Outcome.refused(new Refusal(Kind.TOO_LARGE, code, List.of(problem), Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CarrierFileReceived keep(Handle handle, Actor actor, NewFile file, Source content)
      throws IOException {
    Optional<Long> fresh = CarrierFileStore.insert(handle, file);
    if (fresh.isEmpty()) {
      return again(handle, actor, file);
    }
    keepOctets(handle, fresh.get(), content);
    String id = Long.toString(fresh.get());
    setup.audit().record(handle, actor, "CARRIER_FILE_RECEIVED", "carrier_file", id);
    return new CarrierFileReceived(id);
  }

  /** The same file; one that was rejected is read once more: what it lacked may be set by now. */
  private CarrierFileReceived again(Handle handle, Actor actor, NewFile file) {
    String same = Long.toString(CarrierFileStore.idOf(handle, file.carrier(), file.sha256()));
    if (CarrierFileStore.readAgain(handle, Long.parseLong(same), file.at())) {
      setup.audit().record(handle, actor, "CARRIER_FILE_READ_AGAIN", "carrier_file", same);
    }
    return new CarrierFileReceived(same);
  }

  private static void keepOctets(Handle handle, long id, Source content) throws IOException {
    try (InputStream octets = content.open()) {
      int number = 0;
      for (byte[] chunk = next(octets); chunk.length > 0; chunk = next(octets)) {
        CarrierFileStore.insertChunk(handle, id, number++, chunk);
      }
    }
  }

  private static byte[] next(InputStream octets) throws IOException {
    return octets.readNBytes(CarrierFileChunks.SIZE);
  }
}
