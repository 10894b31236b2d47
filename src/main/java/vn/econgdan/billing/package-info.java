/** What subscribers owe month by month, what the carrier takes, and the prices both rest on. */
package vn.econgdan.billing;
