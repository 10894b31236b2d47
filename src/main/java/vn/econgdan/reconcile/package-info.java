/** The carrier's records beside ours: files taken in and read, months matched, statements. */
package vn.econgdan.reconcile;
