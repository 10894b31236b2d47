package vn.econgdan.reconcile.files;

/** Octets of a text inside a larger array, not copied. */
record RecordText(byte[] octets, int from, int to) {}
