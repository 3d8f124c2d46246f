using Daemon.Core.Sessions;
using Daemon.Testing.Time;

namespace Daemon.Core.Tests.Sessions;

/// <summary>Time stands still while a client asks its user.</summary>
public sealed class OutsideQuestionsTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _clock = new();
    private readonly OutsideQuestions _questions = new();
    private readonly TaskCompletionSource _work = new();

    [Fact]
    public async Task Without_questions_time_runs()
    {
        var waiting = _questions.WaitAsync(_work.Task, Time, _clock, CancellationToken.None);
        _clock.Advance(Time);
        Assert.False(await waiting);
    }

    [Fact]
    public async Task With_a_question_work_is_waited_for()
    {
        _questions.Add();
        var waiting = _questions.WaitAsync(_work.Task, Time, _clock, CancellationToken.None);
        _clock.Advance(Time * 100);
        _work.SetResult();
        Assert.True(await waiting);
    }

    [Fact]
    public async Task After_the_last_answer_time_begins_anew()
    {
        Assert.Equal([1, 2], [_questions.Add(), _questions.Add()]);
        var waiting = _questions.WaitAsync(_work.Task, Time, _clock, CancellationToken.None);
        _clock.Advance(Time);
        Assert.Equal(1, _questions.Remove());
        Assert.Equal(0, _questions.Remove());
        Assert.Null(_questions.Remove());
        await _clock.WaitForTimersAsync().WaitAsync(TimeSpan.FromSeconds(60));
        _clock.Advance(Time);
        Assert.False(await waiting);
    }

    [Fact]
    public async Task A_question_does_not_hold_an_interrupt()
    {
        using var interrupt = new CancellationTokenSource();
        _questions.Add();
        var waiting = _questions.WaitAsync(_work.Task, Time, _clock, interrupt.Token);
        _clock.Advance(Time);
        await interrupt.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
