/** Who people are, what they may do, in whose name a transaction runs, and what was done. */
package vn.econgdan.identity;
