package vn.econgdan.reconcile;

/** The answer to an upload: under this id can be read what becomes of the file. */
public record CarrierFileReceived(String id) {}
