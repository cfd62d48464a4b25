<!-- What of a record of MARCXML goes into which index. An 880 goes where the field goes that it
     is linked to: Koha's own configuration leaves it out of the title. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:z="http://indexdata.com/zebra-2.0" xmlns:m="http://www.loc.gov/MARC21/slim">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:template match="text()"/>

  <xsl:template match="m:record">
    <z:record z:id="{m:controlfield[@tag = '001']}">
      <z:index name="Local-number:w Local-number:p">
        <xsl:value-of select="m:controlfield[@tag = '001']"/>
      </z:index>
      <xsl:apply-templates select="m:datafield"/>
    </z:record>
  </xsl:template>

  <xsl:template match="m:datafield">
    <xsl:variable name="tag">
      <xsl:choose>
        <xsl:when test="@tag = '880'"><xsl:value-of select="substring(m:subfield[@code = '6'], 1, 3)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@tag"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$tag = '883' or $tag = '040'"/>
      <xsl:when test="contains('242 245 246 240 130', $tag)">
        <xsl:call-template name="index">
          <xsl:with-param name="names">Title:w Title:p Any:w</xsl:with-param>
          <xsl:with-param name="codes">abnp</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="index">
          <xsl:with-param name="names">Any:w</xsl:with-param>
          <xsl:with-param name="codes">cdx</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="contains('100 110 111 700 710 711', $tag)">
        <xsl:call-template name="index">
          <xsl:with-param name="names">Author:w Author:p Any:w</xsl:with-param>
          <xsl:with-param name="codes">abcdq</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$tag = '773'">
        <xsl:call-template name="index">
          <xsl:with-param name="names">Host-item:w Any:w</xsl:with-param>
          <xsl:with-param name="codes">abdstx</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="contains('600 610 611 650 651 653', $tag)">
        <xsl:call-template name="index">
          <xsl:with-param name="names">Subject-heading:w Subject-heading:p Any:w</xsl:with-param>
          <xsl:with-param name="codes">abcdtvxyz</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="contains('260 264', $tag)">
        <xsl:call-template name="index">
          <xsl:with-param name="names">Date:w Any:w</xsl:with-param>
          <xsl:with-param name="codes">c</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="index">
          <xsl:with-param name="names">Any:w</xsl:with-param>
          <xsl:with-param name="codes">ab</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="index">
          <xsl:with-param name="names">Any:w</xsl:with-param>
          <xsl:with-param name="codes">abcdefghijklmnopqrstuvxyz</xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="index">
    <xsl:param name="names"/>
    <xsl:param name="codes"/>
    <xsl:variable name="text">
      <xsl:for-each select="m:subfield[contains($codes, @code)]">
        <xsl:value-of select="concat(., ' ')"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="normalize-space($text)">
      <z:index name="{$names}"><xsl:value-of select="normalize-space($text)"/></z:index>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
