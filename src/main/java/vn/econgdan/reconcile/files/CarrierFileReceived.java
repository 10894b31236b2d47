package vn.econgdan.reconcile.files;

/** The answer to an upload: under this id can be read what becomes of the file. */
public record CarrierFileReceived(String id) {}
