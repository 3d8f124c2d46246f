using Daemon.Config.Model;
using Daemon.Config.Permissions;
using Daemon.Config.Reading;
using Daemon.Config.Tests.Testing;

namespace Daemon.Config.Tests.Reading;

public sealed class ListDocumentsTests
{
    private static readonly IReadOnlyList<PermissionProfileSummary> Profiles = [new(":read-only", null, true), new("dev", "mine", false)];

    [Theory]
    [InlineData(null, null, """{"data":[{"id":":read-only","description":null,"allowed":true},{"id":"dev","description":"mine","allowed":false}],"nextCursor":null}""")]
    [InlineData(null, 1u, """{"data":[{"id":":read-only","description":null,"allowed":true}],"nextCursor":"1"}""")]
    [InlineData("1", 1u, """{"data":[{"id":"dev","description":"mine","allowed":false}],"nextCursor":null}""")]
    [InlineData(null, 0u, """{"data":[{"id":":read-only","description":null,"allowed":true}],"nextCursor":"1"}""")]
    [InlineData("2", uint.MaxValue, """{"data":[],"nextCursor":null}""")]
    public void Profiles_come_in_pages(string? cursor, uint? limit, string expected) =>
        Assert.Equal(expected, JsonText.Write(writer => Assert.Null(ListDocuments.WriteProfiles(writer, Profiles, cursor, limit))));

    [Theory]
    [InlineData("x", "invalid cursor: x")]
    [InlineData("-1", "invalid cursor: -1")]
    [InlineData("99", "cursor 99 exceeds total permission profiles 2")]
    public void Foreign_cursors_are_refused(string cursor, string expected) =>
        JsonText.Write(writer => Assert.Equal(expected, ListDocuments.WriteProfiles(writer, Profiles, cursor, null)));

    [Fact]
    public void Features_have_stage_and_state()
    {
        var page = JsonText.Node(writer => Assert.Null(
            ListDocuments.WriteFeatures(writer, new FeatureSet(new Dictionary<string, bool> { ["artifact"] = true }), null, null)));

        Assert.Equal(215, page["data"]!.AsArray().Count);
        Assert.Equal(
            """{"name":"artifact","stage":"underDevelopment","displayName":null,"description":null,"announcement":null,"enabled":true,"defaultEnabled":false}""",
            page["data"]!.AsArray().Single(feature => feature!["name"]!.GetValue<string>() == "artifact")!.ToJsonString());
    }
}
