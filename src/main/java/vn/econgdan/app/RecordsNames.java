package vn.econgdan.app;

import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import vn.econgdan.reconcile.CarrierFiles;

/** Asks the door, before a file is touched, whether its name may be taken. */
final class RecordsNames implements GenericFileFilter<Object> {
  private final CarrierFiles files;

  RecordsNames(CarrierFiles files) {
    this.files = files;
  }

  @Override
  public boolean accept(GenericFile<Object> file) {
    return !file.isDirectory() && files.takesFromFolder(file.getFileNameOnly());
  }
}
