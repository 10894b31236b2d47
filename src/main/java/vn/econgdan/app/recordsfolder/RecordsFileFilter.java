package vn.econgdan.app.recordsfolder;

import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import vn.econgdan.reconcile.files.CarrierFiles;

/** Asks the door, before a file is touched, whether its name may be taken. */
public final class RecordsFileFilter implements GenericFileFilter<Object> {
  private final CarrierFiles files;

  public RecordsFileFilter(CarrierFiles files) {
    this.files = files;
  }

  @Override
  public boolean accept(GenericFile<Object> file) {
    return !file.isDirectory() && files.takesFromFolder(file.getFileNameOnly());
  }
}
