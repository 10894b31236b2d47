package vn.econgdan.receipt;

/** What "delivered" means in a network's receipts: the handset has it, or the network took it. */
public enum ReceiptMeaning {
  HANDSET,
  NETWORK
}
