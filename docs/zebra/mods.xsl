<!-- What of a record of MODS goes into which index: all forms of a title or name, those of
     alternativeName too. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:z="http://indexdata.com/zebra-2.0" xmlns:m="http://www.loc.gov/mods/v3">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:template match="text()"/>

  <xsl:template match="m:mods">
    <xsl:variable name="id" select="m:recordInfo/m:recordIdentifier[1]"/>
    <z:record z:id="{$id}">
      <z:index name="Local-number:w Local-number:p"><xsl:value-of select="$id"/></z:index>
      <xsl:apply-templates/>
    </z:record>
  </xsl:template>

  <xsl:template match="m:titleInfo">
    <z:index name="Title:w Title:p Any:w"><xsl:apply-templates mode="words"/></z:index>
  </xsl:template>

  <xsl:template match="m:name">
    <xsl:for-each select=". | m:alternativeName">
      <z:index name="Author:w Author:p Any:w">
        <xsl:apply-templates select="m:namePart | m:displayForm" mode="words"/>
      </z:index>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="m:relatedItem[@type = 'host']">
    <xsl:for-each select=".//m:titleInfo | .//m:publisher | .//m:identifier">
      <z:index name="Host-item:w Any:w"><xsl:apply-templates mode="words"/></z:index>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="m:subject">
    <z:index name="Subject-heading:w Subject-heading:p Any:w"><xsl:apply-templates mode="words"/></z:index>
  </xsl:template>

  <xsl:template match="m:originInfo">
    <xsl:for-each select="m:dateIssued">
      <z:index name="Date:w Any:w"><xsl:value-of select="."/></z:index>
    </xsl:for-each>
    <z:index name="Any:w"><xsl:apply-templates select="m:place | m:publisher" mode="words"/></z:index>
  </xsl:template>

  <xsl:template match="m:abstract | m:note | m:identifier | m:genre | m:relatedItem">
    <z:index name="Any:w"><xsl:apply-templates mode="words"/></z:index>
  </xsl:template>

  <xsl:template match="text()" mode="words"><xsl:value-of select="concat(., ' ')"/></xsl:template>
</xsl:stylesheet>
