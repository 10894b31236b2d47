/** Lists of people: the upload, how each row is judged, and how it is applied. */
package vn.econgdan.registry.imports;
