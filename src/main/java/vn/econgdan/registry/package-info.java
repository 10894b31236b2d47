/** Who subscribed with which number, and who agreed to what. */
package vn.econgdan.registry;
