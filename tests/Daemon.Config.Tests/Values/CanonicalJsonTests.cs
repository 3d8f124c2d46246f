using Daemon.Config.Layers;
using Daemon.Config.Tests.Testing;
using Daemon.Config.Values;

namespace Daemon.Config.Tests.Values;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("b = 1\na = 2", """{"a":2,"b":1}""")]
    [InlineData("x = 1.0\ny = 1.5\nz = -0.25", """{"x":1.0,"y":1.5,"z":-0.25}""")]
    [InlineData("x = 1e300", """{"x":1e+300}""")]
    [InlineData("x = 1979-05-27", """{"x":{"$__toml_private_datetime":"1979-05-27"}}""")]
    [InlineData("x = inf", """{"x":null}""")]
    [InlineData("x = \"\\u0001\\b\\t\\n\\\"\\\\/é😀\"", "{\"x\":\"\\u0001\\b\\t\\n\\\"\\\\/é😀\"}")]
    [InlineData("\"\\U0001F600\" = 1\n\"\\uE000\" = 2", "{\"\uE000\":2,\"😀\":1}")]
    [InlineData("a = [{ c = 1, b = 2 }]", """{"a":[{"b":2,"c":1}]}""")]
    public void Members_are_sorted_and_escapes_are_the_least(string toml, string expected) =>
        Assert.Equal(expected, CanonicalJson.Format(TomlText.Parse(toml)));

    // Observed on the reference, by the hashes of layers.
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(0.015, "0.015")]
    [InlineData(1e3, "1000.0")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(12345678901234567.0, "1.2345678901234568e+16")]
    [InlineData(1e-5, "0.00001")]
    [InlineData(0.0000123, "0.0000123")]
    [InlineData(1e-6, "1e-6")]
    [InlineData(1.5e-10, "1.5e-10")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.Epsilon, "5e-324")]
    public void Floats_are_shortest(double value, string expected) => Assert.Equal(expected, CanonicalJson.FormatFloat(value));

    // Observed on the reference: an empty layer, and a layer of one key.
    [Theory]
    [InlineData("", "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")]
    [InlineData("# comment\nmodel   =   'sub'\n", "sha256:096700ff")]
    public void Versions_depend_on_content_only(string toml, string prefix) =>
        Assert.StartsWith(prefix, LayerVersion.Of(TomlText.Parse(toml)), StringComparison.Ordinal);
}
