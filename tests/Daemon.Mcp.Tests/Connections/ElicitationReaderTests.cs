using System.Text;
using Daemon.Mcp.Connections;

namespace Daemon.Mcp.Tests.Connections;

/// <summary>Questions of servers: what counts as one.</summary>
public sealed class ElicitationReaderTests
{
    [Theory]
    [InlineData("""{"message":"m","requestedSchema":{"type":"object","properties":{}}}""", true)]
    [InlineData("""{"mode":"form","message":"m","requestedSchema":{"type":"object","properties":{"a":{"type":"string"},"n":{"type":"number"},"b":{"type":"boolean"}}}}""", true)]
    [InlineData("""{"message":"m","requestedSchema":{"type":"object","properties":{"l":{"type":"array","items":{"enum":["x"]}}}}}""", true)]
    [InlineData("""{"mode":"url","message":"m","url":"http://x/","elicitationId":"e"}""", true)]
    [InlineData("""{"message":"m","requestedSchema":{"type":"object","properties":{"o":{"type":"object"}}}}""", false)]
    [InlineData("""{"message":"m","requestedSchema":{"type":"object","properties":{"l":{"type":"array","items":{"type":"string"}}}}}""", false)]
    [InlineData("""{"message":"m","requestedSchema":{"type":"string"}}""", false)]
    [InlineData("""{"message":"m"}""", false)]
    [InlineData("""{"mode":"url","message":"m","url":"http://x/"}""", false)]
    [InlineData("""{"mode":"x","message":"m"}""", false)]
    [InlineData("[]", false)]
    public void A_question_is_read_or_refused_with_a_reason(string parameters, bool good)
    {
        Assert.Equal(good, ElicitationReader.TryRead(Encoding.UTF8.GetBytes(parameters), out var question, out var problem));
        Assert.Equal(good, question is not null);
        Assert.Equal(good, problem is null);
    }

    [Fact]
    public void Absent_parameters_are_no_question() => Assert.False(ElicitationReader.TryRead(null, out _, out _));
}
