using System.Text;
using System.Text.Json;
using Daemon.Mcp.Tools;

namespace Daemon.Mcp.Tests.Tools;

/// <summary>Input schemas as model APIs take them.</summary>
public sealed class ToolSchemaTests
{
    [Theory]
    [InlineData("{}", """{"type":"object","properties":{}}""")]
    [InlineData("""{"type":"object","$schema":"x","title":"T","definitions":{}}""", """{"type":"object","properties":{}}""")]
    [InlineData("""{"properties":{"b":{"type":"string","minLength":1},"a":{"type":"integer"}},"required":["a"],"additionalProperties":false}""",
        """{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("""{"properties":{"l":{"type":"array"}}}""", """{"type":"object","properties":{"l":{"type":"array","items":{"type":"string"}}}}""")]
    [InlineData("""{"properties":{"e":{"enum":["x","y"]}}}""", """{"type":"object","properties":{"e":{"type":"string","enum":["x","y"]}}}""")]
    [InlineData("""{"properties":{"c":{"const":"x"}}}""", """{"type":"object","properties":{"c":{"type":"string","enum":["x"]}}}""")]
    [InlineData("""{"properties":{"u":{"anyOf":[{"type":"string"},{"type":"null"}]}}}""",
        """{"type":"object","properties":{"u":{"anyOf":[{"type":"string"},{"type":"null"}]}}}""")]
    [InlineData("""{"properties":{"t":{"type":["string","null","odd"],"description":"d"}}}""",
        """{"type":"object","properties":{"t":{"type":["string","null"],"description":"d"}}}""")]
    [InlineData("""{"properties":{"o":{"properties":{"x":{"type":"boolean"}}}}}""",
        """{"type":"object","properties":{"o":{"type":"object","properties":{"x":{"type":"boolean"}}}}}""")]
    [InlineData("""{"properties":{"m":{"type":"object","additionalProperties":{"type":"number"}}}}""",
        """{"type":"object","properties":{"m":{"type":"object","properties":{},"additionalProperties":{"type":"number"}}}}""")]
    [InlineData("""{"properties":{"r":{"$ref":"#/$defs/d"}},"$defs":{"d":{"type":"integer","description":"n"}}}""",
        """{"type":"object","properties":{"r":{"type":"integer","description":"n"}}}""")]
    [InlineData("""{"properties":{"any":{},"odd":7,"bad":{"type":"weird"}}}""", """{"type":"object","properties":{"any":{},"bad":{},"odd":{}}}""")]
    public void A_schema_becomes(string input, string expected) => Assert.Equal(expected, Written(input));

    [Theory]
    [InlineData("""{"properties":{"r":{"$ref":"#/$defs/d"}},"$defs":{"d":{"properties":{"again":{"$ref":"#/$defs/d"}}}}}""")]
    [InlineData("""{"properties":{"r":{"$ref":"#/$defs/d"}},"$defs":{"d":{"$ref":"#/$defs/d"}}}""")]
    public void A_schema_that_contains_itself_ends(string input)
    {
        using var document = JsonDocument.Parse(Written(input), new JsonDocumentOptions { MaxDepth = 256 });
        Assert.Equal("object", document.RootElement.GetProperty("type").GetString());
    }

    private static string Written(string input)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ToolSchema.WriteParameters(writer, Encoding.UTF8.GetBytes(input));
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
