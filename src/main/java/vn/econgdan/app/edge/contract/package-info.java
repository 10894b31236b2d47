/** The contract as the program reads it, and whether a request keeps to it. */
package vn.econgdan.app.edge.contract;
