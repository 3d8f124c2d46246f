using Daemon.Config.Schema;

namespace Daemon.Config.Tests.Schema;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["model", "model_provider", "model_providers", "notify", "approval_policy", "x", "sandbox_mode"];

    [Theory]
    [InlineData("modle", "model")] // Swapped.
    [InlineData("mdel", "model")] // Left out.
    [InlineData("modell", "model")] // Too much.
    [InlineData("mudel", "model")] // Replaced.
    [InlineData("model_provder", "model_provider")]
    [InlineData("model_providerss", "model_providers")]
    [InlineData("aproval_polcy", "approval_policy")]
    [InlineData("sandbox-mode", "sandbox_mode")]
    [InlineData("y", "x")]
    [InlineData("zork", null)]
    [InlineData("", "x")]
    [InlineData("notificationsettings", null)]
    public void The_closest_name_is_found(string name, string? expected) => Assert.Equal(expected, NearestName.Find(name, Known));

    [Fact]
    public void Long_names_are_not_compared() => Assert.Null(NearestName.Find(new string('a', 65), [new string('a', 65)]));
}
