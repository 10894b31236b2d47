/** A list of people as a file: from its octets to parsed rows, each with what is wrong with it. */
package vn.econgdan.registry.imports.file;
